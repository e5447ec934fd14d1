"""What `manage.py check --deploy` says about mail: nothing in clear over a network."""

from django.conf import settings
from django.core import checks

HERE = {"localhost", "127.0.0.1", "::1"}


@checks.register(checks.Tags.security, deploy=True)
def mail_is_encrypted(app_configs, **kwargs):
    is_smtp = settings.EMAIL_BACKEND == "django.core.mail.backends.smtp.EmailBackend"
    is_in_clear = is_smtp and not (settings.EMAIL_USE_TLS or settings.EMAIL_USE_SSL)
    if not is_in_clear or settings.EMAIL_HOST in HERE:
        return []
    hint = "Begin EMAIL_URL with smtp+tls:// or smtp+ssl://."
    return [checks.Warning("Mail goes over the network in clear.", hint=hint, id="pmm.W001")]
