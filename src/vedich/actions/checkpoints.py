"""Checkpoints: the ends of all chains on a day, signed, to be kept where the record's owner cannot reach."""

from __future__ import annotations

from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from vedich.access.policy import Permission
from vedich.actions.deed import Deed, action
from vedich.store.chain import canonical_json, digest
from vedich.store.models import ChainHead, Checkpoint


@action("make_checkpoint")
def make_checkpoint(deed: Deed, *, signer: str) -> dict[str, Any]:
    """Sign the ends of all chains as they stood before this action; one a day, made again it is given back.

    `signer` is the private key (32 bytes in hexadecimal), kept outside the record.
    """
    deed.require(Permission.KEEP, None)
    kept = Checkpoint.objects.filter(on=deed.day).first()
    if kept is None:
        heads = {
            chain: [seq, hashed]
            for chain, seq, hashed in ChainHead.objects.order_by("chain").values_list("chain", "seq", "hash")
        }
        private = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(signer))
        root = digest(heads)
        event = deed.about(f"checkpoint:{deed.day}")
        kept = Checkpoint.objects.create(
            on=deed.day,
            root=root,
            heads=canonical_json(heads),
            public_key=private.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw).hex(),
            signature=private.sign(f"{deed.day}\n{root}".encode()).hex(),
        )
        deed.change(root=root, event=event.seq)
    else:
        deed.about(f"checkpoint:{deed.day}")
    return {
        "on": kept.on,
        "root": kept.root,
        "heads": kept.heads,
        "public_key": kept.public_key,
        "signature": kept.signature,
    }
