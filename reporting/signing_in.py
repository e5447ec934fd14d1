"""What the audit log keeps of signing in: told by Django's and allauth's signals, which are no app of ours."""

from allauth.account import signals as account
from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa import signals as mfa
from django.contrib.auth.signals import user_logged_out, user_login_failed
from django.dispatch import receiver
from django.utils.translation import gettext_lazy as _

from reporting import audit
from reporting.models import User

STEPS = {
    "password": _("contraseña"),
    "totp": _("código"),
    "recovery_codes": _("código de recuperación"),
    "webauthn": _("llave de seguridad"),
}


@receiver(account.user_logged_in)
def _signed_in(request, user, **kwargs):
    audit.record("signed_in", by=user, method=_way_in(request, user, kwargs.get("sociallogin")))


@receiver(user_login_failed)
def _failed(credentials, **kwargs):
    """About the account if there is one; what was typed may be a password in the wrong box."""
    email = credentials.get("email") or ""
    audit.record("sign_in_failed", about=User.objects.filter(email=email.lower()).first())


@receiver(user_logged_out)
def _signed_out(user, **kwargs):
    if user:
        audit.record("signed_out", by=user)


@receiver([account.password_changed, account.password_set])
def _changed_password(user, **kwargs):
    audit.record("password_changed", by=user)


@receiver(account.password_reset)
def _reset_password(user, **kwargs):
    audit.record("password_reset", by=user)


@receiver(mfa.authenticator_added)
def _added_factor(user, authenticator, **kwargs):
    audit.record("factor_added", by=user, method=str(authenticator.get_type_display()))


@receiver(mfa.authenticator_removed)
def _removed_factor(user, authenticator, **kwargs):
    audit.record("factor_removed", by=user, method=str(authenticator.get_type_display()))


@receiver(mfa.authenticator_reset)
def _made_codes(user, **kwargs):
    audit.record("codes_made", by=user)


@receiver(mfa.authentication_failed)
def _wrong_code(user, **kwargs):
    audit.record("sign_in_failed", about=user, method="código")


def _way_in(request, user, sociallogin) -> str:
    """What this person showed, step by step: «contraseña + código»."""
    steps = dict.fromkeys(r.get("type") or r["method"] for r in get_authentication_records(request, user))
    names = {**STEPS, "socialaccount": sociallogin and sociallogin.provider}
    return " + ".join(str(names.get(step, step)) for step in steps)
