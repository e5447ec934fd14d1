"""The one settings file: defaults run on a laptop, every deploy value comes from the environment."""

from pathlib import Path

import environ
from celery.schedules import crontab
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _
from whitenoise.compress import Compressor

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()
environ.Env.read_env(BASE_DIR / ".env")

# --- What the environment decides -------------------------------------------------------------

DEBUG = env.bool("DEBUG", default=False)
DEMO = env.bool("DEMO", default=False)  # shows the demo accounts on the sign-in page
SECRET_KEY = env.str("SECRET_KEY", default="")
SECRET_KEY_FALLBACKS = env.list(
    "SECRET_KEY_FALLBACKS", default=[]
)  # former ones, while something is under them
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
HTTPS = env.bool("HTTPS", default=False)  # behind a proxy that ends TLS
# How many proxies in front write X-Forwarded-For; what else stands in that header is anybody's claim.
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXIES", default=1 if HTTPS else 0)
VAR_DIR = Path(env.str("VAR_DIR", default=str(BASE_DIR / "var")))
DATABASE_URL = env.str("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'pmm.sqlite3'}")
REDIS_URL = env.str("REDIS_URL", default="")
MEDIA_ROOT = Path(env.str("MEDIA_ROOT", default=str(VAR_DIR / "media")))


def _local_secret_key() -> str:
    """A key of this machine's own, made once, so that nobody runs on a published one."""
    from django.core.management.utils import get_random_secret_key

    path = VAR_DIR / "secret_key"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(get_random_secret_key())
    return path.read_text()


if not SECRET_KEY:
    if HTTPS:
        raise ImproperlyConfigured("Falta SECRET_KEY: escriba una clave propia en el entorno.")
    SECRET_KEY = _local_secret_key()

# --- Applications -----------------------------------------------------------------------------

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "anymail",
    "bootstrap",
    "crispy_forms",
    "crispy_bootstrap5",
    "csp",
    "django_htmx",
    "django_prose_editor",
    "heroicons",
    "reporting",
    "compendium",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "pmm.middleware.RefuseHugeBodies",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "pmm.sessions.SessionLimits",
    "pmm.middleware.NoStoreWhenSignedIn",
    "pmm.middleware.ReturnToTheForm",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "reporting.second_factor.SecondFactorGate",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "pmm.urls"
WSGI_APPLICATION = "pmm.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "reporting.views.context.desks",
                "reporting.views.context.outages",
                "reporting.views.context.page_help",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"

# --- Data -------------------------------------------------------------------------------------

DATABASES = {"default": env.db_url_config(DATABASE_URL)}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    Path(DATABASES["default"]["NAME"]).parent.mkdir(parents=True, exist_ok=True)
    # With Django's defaults most concurrent writes fail with "database is locked"; with these, none.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
    # A file, not memory: the suite's web server and worker are other threads and processes.
    DATABASES["default"]["TEST"] = {"NAME": VAR_DIR / "test.sqlite3"}
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 60
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True

# In the database, which every process shares: what counts failed sign-ins must neither be forgotten when Redis is
# emptied nor keep people out when Redis is down.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},  # so many that nobody pushes a count out by making others
    }
}

MEDIA_URL = "/media/"  # never routed: files leave only through their gate
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "pmm.webfont.WebFont",
]
STORAGES = {
    "default": {"BACKEND": "pmm.whole.WholeFiles"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
# Only what a page can ask for: neither unhashed copies nor source maps.
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = (*Compressor.SKIP_COMPRESS_EXTENSIONS, "map")
if env.str("S3_BUCKET", default=""):
    STORAGES["default"] = {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "bucket_name": env.str("S3_BUCKET"),
            "endpoint_url": env.str("S3_ENDPOINT", default=None),
            "file_overwrite": False,
            "default_acl": "private",
        },
    }

# --- Queue ------------------------------------------------------------------------------------

CELERY_BROKER_URL = REDIS_URL or "filesystem://"
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_IGNORE_RESULT = True  # the row in the database is the truth
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_SOFT_TIME_LIMIT = 540
CELERY_TASK_TIME_LIMIT = 600
CELERY_TASK_PUBLISH_RETRY_POLICY = {"max_retries": 1, "interval_start": 0.1}
CELERY_TIMEZONE = "America/Mexico_City"
BUILD_LEASE_SECONDS = env.int(
    "BUILD_LEASE_SECONDS", default=30
)  # without a sign of life; then others take over
CELERY_BEAT_SCHEDULE_FILENAME = str(VAR_DIR / "beat")
CELERY_BEAT_SCHEDULE = {
    # What comes too late is dropped: the next one is on its way.
    "builds": {
        "task": "compendium.take_over",
        "schedule": BUILD_LEASE_SECONDS / 3,
        "options": {"expires": BUILD_LEASE_SECONDS},
    },
    "messages": {"task": "reporting.sweep", "schedule": 60, "options": {"expires": 60}},
    "openings": {"task": "reporting.tell_opened", "schedule": 600, "options": {"expires": 600}},
    # Once would do: the hours after it make good for a morning on which nothing ran.
    "reminders": {"task": "reporting.remind", "schedule": crontab(hour="7-9", minute=0)},
    "digests": {"task": "reporting.gather", "schedule": crontab(hour=18, minute=0)},
    "checks": {"task": "reporting.check_cycle", "schedule": 600, "options": {"expires": 600}},
    "parts": {"task": "compendium.prepare", "schedule": 600, "options": {"expires": 600}},
    "proofs": {"task": "compendium.close_proofs", "schedule": 600, "options": {"expires": 600}},
    "old parts": {"task": "compendium.sweep_parts", "schedule": 24 * 60 * 60},
    "audit log": {"task": "reporting.check_audit", "schedule": crontab(hour=3, minute=10)},
}
if REDIS_URL:
    # Without these a broker that accepts and never answers holds a web request for a minute.
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        "visibility_timeout": 900,
        "socket_timeout": 5,
        "socket_connect_timeout": 2,
    }
else:
    BROKER_DIR = VAR_DIR / "broker"
    (BROKER_DIR / "control").mkdir(parents=True, exist_ok=True)
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        "data_folder_in": str(BROKER_DIR),
        "data_folder_out": str(BROKER_DIR),
        "control_folder": str(BROKER_DIR / "control"),
    }

# --- Typesetting ------------------------------------------------------------------------------

PARTS_DIR = Path(env.str("PARTS_DIR", default=str(VAR_DIR / "parts")))  # typeset parts, made again when lost
TYPESETTING_PROCESSES = env.int("TYPESETTING_PROCESSES", default=2)
TYPESETTING_HELPERS = env.int("TYPESETTING_HELPERS", default=0)  # other workers that share PARTS_DIR
TYPESETTING_MEMORY = 2**30  # bytes, of each process
TYPESETTING_SECONDS = 120  # of the processor, for each part

# --- Language and time ------------------------------------------------------------------------

# Django's "es" is whole and writes months in lower case, its "es_MX" neither; numbers and dates are Mexico's
# through pmm/formats, and every page declares lang="es-MX".
LANGUAGE_CODE = "es"
LANGUAGES = [("es", _("Español (México)"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "America/Mexico_City"
USE_TZ = True
FORMAT_MODULE_PATH = ["pmm.formats"]
USE_THOUSAND_SEPARATOR = True

# --- People -----------------------------------------------------------------------------------

AUTH_USER_MODEL = "reporting.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "reporting.accounts.ClosedSignup"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # accounts are opened by an administrator who knows the address
ACCOUNT_EMAIL_SUBJECT_PREFIX = "PMM · "
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False  # desks are shared: the cookie ends with the browser
ACCOUNT_RATE_LIMITS = {"login_failed": "10/m/ip,5/5m/key", "reset_password": "20/m/ip,5/m/key"}
PASSWORD_RESET_TIMEOUT = 60 * 60
# Who reviews, edits or administers signs in with a second factor; the demo accounts are known to everybody.
SECOND_FACTOR_REQUIRED = env.bool("SECOND_FACTOR_REQUIRED", default=not DEMO)
# Browsers offer security keys only over https.
WEBAUTHN = env.bool("WEBAUTHN", default=HTTPS)
MFA_ADAPTER = "reporting.second_factor.SecondFactor"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", *(["webauthn"] if WEBAUTHN else [])]
MFA_FORMS = {
    "add_webauthn": "reporting.forms.security_key.AddKeyForm",
    "edit_webauthn": "reporting.forms.security_key.RenameKeyForm",
}
MFA_ALLOW_UNVERIFIED_EMAIL = True  # whoever has an account was invited at that address
MFA_TOTP_ISSUER = "PMM México"
MFA_TOTP_TOLERANCE = 1  # a phone's clock may be half a minute off
# Sign-in at an OpenID Connect provider, for accounts that are here already; without its address there is none.
OIDC_SERVER_URL = env.str("OIDC_SERVER_URL", default="").rstrip("/")
if HTTPS and OIDC_SERVER_URL and not OIDC_SERVER_URL.startswith("https://"):
    raise ImproperlyConfigured("OIDC_SERVER_URL debe empezar con https://.")
OIDC_PROVIDER = {
    "provider_id": "oidc",
    "name": env.str("OIDC_NAME", default="su cuenta institucional"),
    "client_id": env.str("OIDC_CLIENT_ID", default=""),
    "secret": env.str("OIDC_CLIENT_SECRET", default=""),
    "settings": {"server_url": OIDC_SERVER_URL},
}
# Where its pages are: browsers follow a form only to addresses that the sign-in page names.
OIDC_ORIGINS = env.list(
    "OIDC_ORIGINS", default=["/".join(OIDC_SERVER_URL.split("/")[:3])] if OIDC_SERVER_URL else []
)
SOCIALACCOUNT_ADAPTER = "reporting.vouching.KnownPeople"
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "provider_class": "reporting.vouching.Provider",
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [OIDC_PROVIDER] if OIDC_SERVER_URL else [],
    }
}

# --- Mail -------------------------------------------------------------------------------------

# Where links in mails lead.
SITE_URL = env.str("SITE_URL", default=f"http://127.0.0.1:{env.int('PORT', default=8000)}").rstrip("/")
vars().update(env.email_url("EMAIL_URL", default="consolemail://"))
MAIL_PROVIDER = env.str("MAIL_PROVIDER", default="")  # as anymail calls it: postmark, mailgun, brevo…
if MAIL_PROVIDER:
    EMAIL_BACKEND = f"anymail.backends.{MAIL_PROVIDER}.EmailBackend"
ANYMAIL = {"REQUESTS_TIMEOUT": 20, **env.dict("ANYMAIL", default={})}
EMAIL_TIMEOUT = 20  # seconds a mail server may stay silent
EMAIL_SUBJECT_PREFIX = ACCOUNT_EMAIL_SUBJECT_PREFIX
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="PMM <no-responder@localhost>")

# --- Safety -----------------------------------------------------------------------------------

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],  # Bootstrap's own icons are data: addresses inside its stylesheet
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF, *OIDC_ORIGINS],
        "base-uri": [NONE],
        "object-src": [NONE],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_AGE = 12 * 60 * 60  # from signing in, whatever happens
SESSION_IDLE_SECONDS = 60 * 60
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "reporting.views.errors.csrf_failure"
BODY_TOO_BIG_VIEW = "reporting.views.errors.body_too_big"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
MAX_BODY = 30 * 2**20  # bytes of a whole request, files included; more is refused before it is read
# Never on the disk before somebody has looked at it: a full one is then told at the field.
FILE_UPLOAD_MAX_MEMORY_SIZE = MAX_BODY
if HTTPS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-sessionid", "__Host-csrftoken"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "pmm.logs.OneLine",
            "format": "{asctime} {levelname} {name} {message}",
            "style": "{",
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    # They tell of each step of each font and stylesheet.
    "loggers": {name: {"level": "WARNING"} for name in ("fontTools", "weasyprint.progress")},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="INFO")},
}
