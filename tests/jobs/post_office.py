"""A mail server on this machine that speaks enough of SMTP to take letters, or to refuse them."""

from __future__ import annotations

import socketserver
import threading
from email import message_from_bytes, policy
from email.message import EmailMessage


class PostOffice(socketserver.ThreadingTCPServer):
    """Takes letters into `letters`; while `is_closed` every one is refused for now (451)."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Counter)
        self.letters: list[tuple[list[str], EmailMessage]] = []
        self.is_closed = False

    def __enter__(self) -> PostOffice:
        threading.Thread(target=self.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.shutdown()
        self.server_close()


class _Counter(socketserver.StreamRequestHandler):
    server: PostOffice

    def handle(self) -> None:
        """Answer one sender until it goes."""
        self._say("220 ready")
        to: list[str] = []
        for line in iter(self.rfile.readline, b""):
            word = line.decode().strip()
            if word.upper().startswith("RCPT TO:"):
                if self.server.is_closed:
                    self._say("451 try later")
                    continue
                to.append(word[8:].strip().strip("<>"))
            elif word.upper() == "DATA":
                self._say("354 go on")
                text = b"".join(iter(self.rfile.readline, b".\r\n"))
                self.server.letters.append((to, message_from_bytes(text, policy=policy.default)))  # type: ignore[arg-type]
                to = []
            elif word.upper() == "QUIT":
                self._say("221 bye")
                return
            self._say("250 ok")

    def _say(self, words: str) -> None:
        self.wfile.write(words.encode() + b"\r\n")
