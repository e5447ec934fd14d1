"""Signing in at an identity provider: what it is asked, what of its answer is believed, whose account that opens."""

import logging
import secrets

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.providers.base import AuthProcess
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from requests import RequestException

from reporting import audit
from reporting.models import User

logger = logging.getLogger(__name__)
PROVIDER = "oidc"  # as the settings call the one there may be
# What a provider's answers can raise beside what allauth expects: it leaves things out, or says others.
NONSENSE = (RequestException, KeyError, TypeError, ValueError)


class Conversation(OpenIDConnectOAuth2Adapter):
    def get_callback_url(self, request, app):
        return request.build_absolute_uri(reverse("account_provider_answer"))

    def get_access_token_data(self, *args, **kwargs):
        data = super().get_access_token_data(*args, **kwargs)
        self.did_fetch_access_token = False  # else the connection is trusted and no signature checked
        return data


class Provider(OpenIDConnectProvider):
    oauth2_adapter_class = Conversation

    def redirect(self, request, process, next_url=None, **ignored):
        """Always to sign in, with a nonce that the answer must repeat; nothing that the address asks for besides."""
        nonce = secrets.token_urlsafe(24)
        asked = {"nonce": nonce, "auth_params": {"nonce": nonce}}
        return super().redirect(request, AuthProcess.LOGIN, next_url, **asked)


class KnownPeople(DefaultSocialAccountAdapter):
    """Opens accounts that are here; none is made, and nothing of the provider's is kept."""

    def list_apps(self, request, provider=None, client_id=None):
        """Only what the environment names: nobody adds a provider in the database."""
        return [app for app in super().list_apps(request, provider, client_id) if app.pk is None]

    def pre_social_login(self, request, sociallogin):
        address, is_verified = _vouched(sociallogin)
        person = User.objects.filter(email=address).first() if address else None
        if not person or not person.is_active or not is_verified:
            audit.record("sign_in_failed", about=person, method=str(sociallogin.provider))
            raise ImmediateHttpResponse(refuse(request, sociallogin.provider))
        sociallogin.user = person

    def on_authentication_error(self, request, provider, error=None, exception=None, extra_context=None):
        raise ImmediateHttpResponse(refuse(request, provider, exception))


def refuse(request, provider, exception=None):
    """Back to the sign-in page, with one sentence for whoever has no account, an inactive one or a wrong answer."""
    reason = type(exception).__name__ if exception else "no such account, or no answer of ours"
    logger.warning("sign-in at the identity provider refused: %s", reason)
    if isinstance(exception, RequestException):
        sentence = _(
            "No hay respuesta de %(provider)s. Entre con su correo y su contraseña, o inténtelo en unos minutos."
        )
    else:
        sentence = _(
            "No pudimos abrir su sesión con %(provider)s. Entre con su correo y su contraseña; "
            "si no puede, pida ayuda a la administración del mecanismo."
        )
    messages.error(request, sentence % {"provider": provider})
    return redirect("account_login")


def _vouched(login) -> tuple[str, bool]:
    """The address that the provider names, and whether it has verified that it is this person's.

    Nothing when the answer is to another question, or its two parts are about two people.
    """
    token = login.account.extra_data.get("id_token") or {}
    profile = login.account.extra_data.get("userinfo") or token
    if token.get("nonce") != login.state["nonce"] or profile["sub"] != token["sub"]:
        return "", False
    said = profile if profile.get("email") else token
    address = said.get("email") or ""
    # Accounts are in lower case. Beyond ASCII another letter may become one of theirs (the kelvin sign a k).
    return address.lower() if address.isascii() else address, said.get("email_verified") is True
