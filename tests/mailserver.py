"""A real mail server for tests: a thread that speaks SMTP, keeps the mails it takes and every byte it hears."""

import email
import email.policy
from contextlib import contextmanager

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP

from tests.servers import free_port


class Postbox:
    """What arrived. `refuses` maps an address, or STARTTLS, to the answer the server gives instead of taking it."""

    def __init__(self, port: int, refuses: dict[str, str]):
        self.port = port
        self.refuses = refuses
        self.mails = []
        self.heard = b""

    async def handle_EHLO(self, server, session, envelope, hostname, responses):
        session.host_name = hostname
        return ["250-STARTTLS", *responses] if "STARTTLS" in self.refuses else responses

    async def handle_RCPT(self, server, session, envelope, address, options):
        if answer := self.refuses.get(address):
            return answer
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.mails.append(email.message_from_bytes(envelope.content, policy=email.policy.default))
        return "250 OK"

    @property
    def addresses(self) -> list[str]:
        return [mail["To"] for mail in self.mails]


class Listening(SMTP):
    def data_received(self, data):
        self.event_handler.heard += data
        super().data_received(data)

    async def smtp_STARTTLS(self, arg):
        await self.push(self.event_handler.refuses.get("STARTTLS", "454 TLS not available"))


class Server(Controller):
    def factory(self):
        return Listening(self.handler, **self.SMTP_kwargs)


@contextmanager
def mail_server(port: int | None = None, refuses=()):
    """Yields the Postbox of a server that runs until the end; on the `port` of an earlier one, it has come back."""
    postbox = Postbox(port or free_port(), dict(refuses))
    server = Server(postbox, hostname="127.0.0.1", port=postbox.port)
    server.start()
    try:
        yield postbox
    finally:
        server.stop()


def use(settings, port: int, *, tls: bool = False) -> None:
    """Let the product send its mail to `port` on this machine."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS = "127.0.0.1", port, tls
