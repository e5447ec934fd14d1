"""How people get in: by an account they were invited to, never by themselves; mail leaves through the outbox."""

import secrets

from allauth.account.adapter import DefaultAccountAdapter
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from pmm import sessions
from reporting import outbox
from reporting.outbox import writing

JUST_NOW = 5 * 60  # seconds


class ClosedSignup(DefaultAccountAdapter):
    def is_open_for_signup(self, request) -> bool:
        return False

    def is_reauthentication_required(self, *, app, **kwargs) -> bool:
        """Who has just signed in is not asked for the password again: the first thing some must do is such a change."""
        return sessions.age(self.request) > JUST_NOW and super().is_reauthentication_required(
            app=app, **kwargs
        )

    def is_safe_url(self, url) -> bool:
        """Only addresses of this site; allauth's own trips over what is no address at all."""
        return url_has_allowed_host_and_scheme(
            url, allowed_hosts={self.request.get_host()}, require_https=self.request.is_secure()
        )

    def send_mail(self, template_prefix, email, context):
        """Written down now and sent by a worker: a mail server that is slow or down tells nobody who has an account."""
        mail = self.render_mail(template_prefix, email, context)
        outbox.post(
            "account", to=context["user"], key=secrets.token_hex(8), subject=mail.subject, text=mail.body
        )

    def format_email_subject(self, subject) -> str:
        return subject  # the outbox has its own prefix

    def get_reset_password_from_key_url(self, key):
        """On the product's own address, whatever host the request named."""
        user, _hyphen, token = key.partition("-")
        return writing.absolute(reverse("account_reset_password_from_key", args=[user, token]))
