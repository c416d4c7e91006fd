"""Mail by SMTP, as the settings say; without a server none is sent."""

import smtplib
import ssl
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import formatdate, make_msgid

from api.settings import Settings
from graph.model.words import MessageError, message
from graph.say.digest import Letter

SECONDS = 15


class NoMailError(MessageError):
    """Mail cannot be sent; the message says why, without whom it was for."""


@dataclass(frozen=True, slots=True)
class Mail:
    """A letter for one address, with where it can be ended with one click where that is so."""

    address: str
    letter: Letter
    language: str
    end: str | None = None


def is_address(text: str) -> bool:
    """Whether mail can be sent to a text: one address, of which the server has to say the rest."""
    local, at, domain = text.partition("@")
    return (
        bool(local and at and domain.strip("."))
        and len(text) <= 254
        and text.isprintable()
        and not set(text) & set(' ,;:<>()[]\\"')
        and "@" not in domain
    )


def send(settings: Settings, mails: Iterable[Mail]) -> Iterator[bool]:
    """Send mails by one connection, and tell of each whether the server took it. NoMailError.

    Nothing is sent that is not asked of the iterator.
    """
    if not settings.smtp_host:
        raise NoMailError(message("mail-off"))
    with _connected(settings) as server:
        for mail in mails:
            try:
                server.send_message(_message(settings, mail), to_addrs=[mail.address])
            except smtplib.SMTPServerDisconnected:
                raise
            except smtplib.SMTPException:
                # It says whom it refused, which is nobody's business but theirs.
                yield False
            else:
                yield True


@contextmanager
def _connected(settings: Settings) -> Iterator[smtplib.SMTP]:
    try:
        kept_private = ssl.create_default_context()
        if settings.smtp_security == "tls":
            server: smtplib.SMTP = smtplib.SMTP_SSL(
                settings.smtp_host, settings.smtp_port, timeout=SECONDS, context=kept_private
            )
        else:
            server = smtplib.SMTP(settings.smtp_host, settings.smtp_port, timeout=SECONDS)
        with server:
            if settings.smtp_security == "starttls":
                server.starttls(context=kept_private)
            if settings.smtp_username:
                server.login(settings.smtp_username, settings.smtp_password.get_secret_value())
            yield server
    except (OSError, smtplib.SMTPException) as error:
        # Only what sort of error: a server can repeat an address in its text.
        raise NoMailError(message("mail-failed", host=settings.smtp_host, why=type(error).__name__)) from None


def _message(settings: Settings, mail: Mail) -> EmailMessage:
    made = EmailMessage()
    made["From"] = settings.mail_from
    made["To"] = mail.address
    made["Subject"] = " ".join(mail.letter.subject.split())
    made["Date"] = formatdate()
    made["Message-ID"] = make_msgid(domain=settings.mail_from.rpartition("@")[2] or "localhost")
    made["Content-Language"] = mail.language
    # Who answers automatically does not answer this (RFC 3834).
    made["Auto-Submitted"] = "auto-generated"
    if mail.end:
        made["List-Unsubscribe"] = f"<{mail.end}>"
        made["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    made.set_content(mail.letter.text)
    return made
