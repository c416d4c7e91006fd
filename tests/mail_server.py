"""A mail server on this machine that keeps what it is sent: SMTP (RFC 5321) as far as a client speaks it."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage

from api.settings import Settings

REFUSED = "weiger"


@dataclass
class Mailbox:
    """The mails that came in, each with whom the server was told to give it to."""

    port: int
    mails: list[tuple[str, EmailMessage]] = field(default_factory=list)

    @property
    def settings(self) -> Settings:
        """How a service sends its mail here."""
        return Settings(
            smtp_host="127.0.0.1",
            smtp_port=self.port,
            smtp_security="none",
            mail_from="samenspel@voorbeeld.example",
            site="https://samenspel.example",
        )


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    mailbox: Mailbox


class _Session(socketserver.StreamRequestHandler):
    server: _Server

    def handle(self) -> None:
        to = ""
        self._say("220 here")
        for line in self.rfile:
            command, _, rest = line.decode().strip().partition(" ")
            match command.upper():
                case "EHLO" | "HELO":
                    self._say("250 here")
                case "RCPT" if REFUSED in rest:
                    self._say(f"550 {rest} is not here")
                case "RCPT":
                    to = rest.partition("<")[2].partition(">")[0]
                    self._say("250 ok")
                case "DATA":
                    self._say("354 go on")
                    self.server.mailbox.mails.append((to, self._mail()))
                    self._say("250 kept")
                case "QUIT":
                    self._say("221 bye")
                    return
                case _:
                    self._say("250 ok")

    def _mail(self) -> EmailMessage:
        lines = []
        for line in self.rfile:
            if line == b".\r\n":
                break
            lines.append(line.removeprefix(b".") if line.startswith(b"..") else line)
        mail = message_from_bytes(b"".join(lines), policy=policy.default)
        assert isinstance(mail, EmailMessage)
        return mail

    def _say(self, text: str) -> None:
        self.wfile.write(f"{text}\r\n".encode())


@contextmanager
def mail_server() -> Iterator[Mailbox]:
    """A server that takes mail meanwhile, but none for addresses with REFUSED in them."""
    with _Server(("127.0.0.1", 0), _Session) as server:
        server.mailbox = Mailbox(server.server_address[1])
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        yield server.mailbox
        server.shutdown()
        thread.join()
