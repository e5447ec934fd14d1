"""The second factor: whose accounts need one, nothing before it is set up, its secrets enciphered."""

import base64
import hashlib

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from reporting.models import Role, User

ROLES = frozenset({Role.REVIEWER, Role.EDITOR, Role.ADMIN})
# What an authenticator keeps enciphered, in its data.
SECRETS = {Authenticator.Type.TOTP: "secret", Authenticator.Type.RECOVERY_CODES: "seed"}
FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
# What is needed to set one up, to leave, and what pages ask by themselves.
OPEN = ("mfa_", "account_", "usersessions_", "session_state")


class SecondFactor(DefaultMFAAdapter):
    """Whoever gets hold of a copy of the database still cannot make anybody's codes."""

    def encrypt(self, text):
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text):
        return _cipher().decrypt(encrypted_text.encode()).decode()

    def generate_authenticator_name(self, user, kind):
        known = Authenticator.objects.filter(user=user, type=kind).count()
        return _("Llave %(number)d") % {"number": known + 1}


def is_missing(user: User) -> bool:
    """Whether this person must set up a second factor before anything else."""
    if not settings.SECOND_FACTOR_REQUIRED or not user.is_authenticated or not user.roles & ROLES:
        return False
    return not Authenticator.objects.filter(user=user, type__in=FACTORS).exists()


def encipher_anew() -> int:
    """Put every secret under the key of today, all or none; returns how many. Raises InvalidToken."""
    cipher = _cipher()
    with transaction.atomic():
        kept = Authenticator.objects.select_for_update().filter(type__in=SECRETS)
        for authenticator in kept:
            name = SECRETS[authenticator.type]
            authenticator.data[name] = cipher.rotate(authenticator.data[name]).decode()
            authenticator.save(update_fields=["data"])
    return len(kept)


class SecondFactorGate:
    """Leads whoever needs a second factor to set one up, whatever page was asked for."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        name = request.resolver_match.view_name or ""
        if name.startswith(OPEN) or not is_missing(request.user):
            return None
        messages.info(
            request,
            _("Su papel pide un segundo factor: actívelo ahora, toma un minuto y sólo se hace una vez."),
        )
        return redirect("mfa_activate_totp")


def _cipher() -> MultiFernet:
    """Keys made from the secret key, the old ones too, so that it can be changed."""
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    digests = [hashlib.sha256(f"second factor:{secret}".encode()).digest() for secret in secrets]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(digest)) for digest in digests])
