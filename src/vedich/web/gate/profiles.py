"""How strict signing in is: one profile for each rule book an office may have to keep."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings

from vedich.domain.role import Role

_KEEPERS = frozenset({Role.ADMINISTRATOR, Role.SECURITY_OFFICER})


@dataclass(frozen=True, slots=True)
class Profile:
    """Limits of sessions and passwords; times in minutes.

    `second_factor` names the roles that may do nothing before they have one. No profile forces passwords to
    be changed on a schedule: a second factor makes that pointless, and ASVS 6.2.10 forbids it.
    """

    idle: int
    idle_of_keepers: int
    absolute: int
    password_length: int
    failures_an_hour: int
    second_factor: frozenset[Role]

    def idle_for(self, roles: frozenset[Role]) -> int:
        """Give the minutes without a request after which somebody with these roles is signed out."""
        return self.idle_of_keepers if roles & _KEEPERS else self.idle


PROFILES = {
    # TCVN 14423 level 2: one office's own installation on its own network.
    "tcvn-2": Profile(60, 15, 12 * 60, 8, 20, frozenset()),
    # TCVN 14423 level 3: a server that a province shares. Lock after 15 minutes, 5 for who keeps accounts.
    "tcvn-3": Profile(15, 5, 12 * 60, 14, 20, _KEEPERS),
    # OWASP ASVS 5.0 level 2: everybody has a second factor.
    "asvs": Profile(30, 15, 12 * 60, 12, 20, frozenset(Role)),
}


def profile() -> Profile:
    """Give the profile that this site runs under."""
    return PROFILES[getattr(settings, "VEDICH_PROFILE", "tcvn-3")]


def is_demonstration() -> bool:
    """Say whether the figures of this site are made up for trying the product out."""
    return bool(getattr(settings, "VEDICH_DEMONSTRATION", False))
