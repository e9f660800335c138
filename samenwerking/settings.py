"""Settings of the whole house; what differs between installations comes from the environment."""

import datetime
import os
from pathlib import Path

from django.utils.csp import CSP

from samenwerking import omgeving

BASE_DIR = Path(__file__).resolve().parent.parent
TESTING = omgeving.is_testing()

# -- Where the data is -------------------------------------------------------------------------------------
# Without DATABASE_URL: the embedded PostgreSQL in var/, found or started on the way.
EMBEDDED = not os.environ.get("DATABASE_URL")
if EMBEDDED:
    from samenwerking import postgres

    DATABASE_URL = postgres.database_url()
else:
    DATABASE_URL = omgeving.text("DATABASE_URL")
SERVING = omgeving.flag("SERVING")  # set by whatever starts the web processes
DATABASES = {
    "default": omgeving.database(DATABASE_URL, pool=omgeving.number("DATABASE_POOL", 8) if SERVING else 0)
}
DATABASES["default"]["ATOMIC_REQUESTS"] = False
if TESTING:
    DATABASES["default"]["TEST"] = {
        "NAME": omgeving.text("TEST_DATABASE", f"test_{DATABASES['default']['NAME']}")
    }

# -- What kind of installation this is ---------------------------------------------------------------------
# The demo: invented answers and persons, sign-in without a second factor, a page that shows the outbox.
DEMO = omgeving.flag("DEMO", default=EMBEDDED) and not TESTING
DEBUG = omgeving.flag("DEBUG")
SECRET_KEY = omgeving.text(
    "SECRET_KEY", "only-for-the-demo-and-the-tests-" + "x" * 32 if DEMO or TESTING or EMBEDDED else None
)
ALLOWED_HOSTS = omgeving.words(
    "ALLOWED_HOSTS", "localhost,127.0.0.1,[::1],testserver" if DEMO or TESTING or EMBEDDED else ""
)
CSRF_TRUSTED_ORIGINS = omgeving.words("CSRF_TRUSTED_ORIGINS")
# Behind TLS in production; the demo runs on http://localhost.
SECURE = omgeving.flag("SECURE", default=not (DEMO or TESTING or EMBEDDED))
SITE_URL = omgeving.text(
    "SITE_URL", f"http://localhost:{os.environ.get('PORT', '8000')}" if not SECURE else None
).rstrip("/")

INSTALLED_APPS = [
    "samenwerking",
    "agenda",
    "venster",
    "documents",
    "regions",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "django_htmx",
    "pghistory",
    "pgtrigger",
    "post_office",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "samenwerking.middleware.SessionThatRests",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "samenwerking.middleware.vary_on_htmx",
    "samenwerking.middleware.SignedOut",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "samenwerking.middleware.WerktAls",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "samenwerking.middleware.SecondFactor",
    "pghistory.middleware.HistoryMiddleware",
]

ROOT_URLCONF = "samenwerking.urls"
WSGI_APPLICATION = "samenwerking.wsgi.application"
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
                "samenwerking.context.house",
            ],
            "builtins": ["regions.templatetags.huis"],
        },
    },
    {
        "BACKEND": "post_office.template.backends.post_office.PostOfficeTemplates",
        "APP_DIRS": True,
        "DIRS": [],
        "OPTIONS": {"context_processors": []},
    },
]
FORM_RENDERER = "samenwerking.renderers.Renderer"

# -- Who signs in ------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "regions.Gebruiker"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
if TESTING:
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "home"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # an account starts from an invitation to that address
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_ADAPTER = "samenwerking.accounts.Adapter"
ACCOUNT_FORMS = {
    "login": "samenwerking.accounts.Inloggen",
    "request_login_code": "samenwerking.accounts.CodeAanvragen",
    "reset_password": "samenwerking.accounts.WachtwoordVergeten",
}
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_CHANGE_EMAIL = False
# Organisations with an identity provider of their own; only who was invited gets in this way.
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": omgeving.identiteiten("OIDC_PROVIDERS", secure=SECURE)}}
SOCIALACCOUNT_ADAPTER = "samenwerking.eigen_inlog.Adapter"
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False  # the adapter of this house decides who may be linked
SOCIALACCOUNT_REQUESTS_TIMEOUT = 10
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not SECURE
MFA_TOTP_ISSUER = "Samenwerking"

# Inactivity, not length, ends a session; polling does not count as activity.
SESSION_COOKIE_AGE = omgeving.number("SESSION_MINUTES", 60) * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = False
SESSION_COOKIE_NAME = "sessie"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SESSION_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "samenwerking.views.fouten.csrf_failure"

# -- What the browser may do -------------------------------------------------------------------------------
SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],
    "frame-ancestors": [CSP.NONE],
    "base-uri": [CSP.NONE],
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = SECURE
SECURE_REDIRECT_EXEMPT = [r"^gezond/", r"^metrics/"]  # asked from inside, without TLS
SECURE_HSTS_SECONDS = 31_536_000 if SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE
SECURE_HSTS_PRELOAD = SECURE
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if omgeving.flag("BEHIND_PROXY") else None
DATA_UPLOAD_MAX_MEMORY_SIZE = 25 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000

# -- Language and time -------------------------------------------------------------------------------------
LANGUAGE_CODE = "nl"
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True
USE_I18N = True
LOCALE_PATHS = [BASE_DIR / "locale"]  # our words where a library says "je"
FORMAT_MODULE_PATH = ["samenwerking.formats"]  # date fields speak ISO, as browsers do

# -- Files -------------------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = Path(omgeving.text("STATIC_ROOT", str(BASE_DIR / "var" / "static")))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},  # files are bytes in the database
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG or TESTING
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = DEBUG or TESTING
WHITENOISE_MAX_AGE = 31_536_000

# -- Mail, tasks, cache ------------------------------------------------------------------------------------
# Everything that is mailed waits in the outbox, which the worker empties.
MAIL_URL = omgeving.text("MAIL_URL", "" if DEMO or TESTING or EMBEDDED else None)
MAILERS = {
    "default": {"BACKEND": "post_office.EmailBackend"},
    "bezorging": omgeving.mailer(MAIL_URL),
}
POST_OFFICE = {
    "DEFAULT_MAILER": "bezorging",
    # A day long, every ten minutes: so a mail server may be down for a night. What was refused for good is
    # not tried again: see regions.bezorging.
    "MAX_RETRIES": 144,
    "RETRY_INTERVAL": datetime.timedelta(minutes=10),
    "CELERY_ENABLED": False,
    "BATCH_SIZE": 20,
}
DEFAULT_FROM_EMAIL = omgeving.text("MAIL_FROM", "Samenwerking <noreply@example.nl>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
BEHEER_EMAIL = omgeving.text("BEHEER_EMAIL", "" if SECURE else "beheer@example.nl")  # on the contact page
METRICS_TOKEN = omgeving.text("METRICS_TOKEN", "")  # without it /metrics/ does not exist

TASKS = {
    "default": {
        "BACKEND": "django_tasks_db.DatabaseBackend"
        if not TESTING
        else "django.tasks.backends.dummy.DummyBackend",
    }
}
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}
    if not TESTING
    else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": omgeving.text("LOG_LEVEL", "WARNING")},
    "loggers": {
        # Without these Django logs on its own, at INFO, and every page that is not found as a warning.
        "django": {"handlers": [], "level": omgeving.text("LOG_LEVEL", "WARNING"), "propagate": True},
        "django.request": {"level": "ERROR"},
        # It warns of style rules meant for browsers, each time a PDF is made.
        "weasyprint": {"level": "ERROR"},
        "post_office": {"level": "WARNING"},
    },
}
