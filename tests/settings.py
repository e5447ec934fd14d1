"""The product's settings, with data, files and queue in a folder of this test process's own."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

os.environ["SECRET_KEY"] = "only-for-tests"
# Playwright keeps an event loop in the test's own thread, where Django would then refuse every query.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

# Processes that a test starts inherit it, so that a worker finds the same database, files and queue.
folder = Path(tempfile.mkdtemp(prefix="pmm-tests-"))
atexit.register(shutil.rmtree, folder, ignore_errors=True)
os.environ["VAR_DIR"] = str(folder)
# The caller may choose a database; a developer's own .env must not.
for name, value in {"DATABASE_URL": f"sqlite:///{folder}/pmm.sqlite3", "REDIS_URL": ""}.items():
    os.environ.setdefault(name, value)
for name in ("DEBUG", "DEMO", "HTTPS"):
    os.environ[name] = "false"
os.environ["WEBAUTHN"] = "true"

from pmm.settings import *  # noqa: E402, F403
from pmm.settings import CACHES, DATABASES, STATIC_ROOT, STORAGES  # noqa: E402

if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["ENGINE"] = "tests.sqlite"

STATIC_ROOT.mkdir()
# The product's manifest storage answers 404 in live_server, which serves straight from the source folders.
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
# Own tests ask for the second factor; the others sign in as they are, and count nothing together.
SECOND_FACTOR_REQUIRED = False
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    "shared": CACHES["default"],  # the product's own, for the tests of limits
}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
