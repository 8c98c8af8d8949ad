"""One settings file, read from the environment (docs/operate.md lists every variable)."""

from pathlib import Path

from csp.constants import NONE, SELF

from alany.site import environment
from alany.spine.programme.registry import installed

BASE_DIR = environment.ROOT
VAR = environment.var_folder()
DEBUG = environment.flag("ALANY_DEBUG")
SECRET_KEY = environment.secret(
    VAR / "secret" if not (p := environment.text("ALANY_SECRET_FILE")) else environment.ROOT / p
)
ALLOWED_HOSTS = environment.listed("ALANY_HOSTS", "localhost,127.0.0.1,[::1]")
# Names under which shared computers of village points open the site: no desk, no cookie, back to the start.
KIOSK_HOSTS = environment.listed("ALANY_KIOSK_HOSTS", "")
ALLOWED_HOSTS += KIOSK_HOSTS
HTTPS = environment.flag("ALANY_HTTPS")
# Which office this site speaks for; empty: the only one in the database.
OFFICE = environment.text("ALANY_OFFICE")
PROGRAMMES_OFF = environment.listed("ALANY_PROGRAMMES_OFF", "")
# The demo office stands still on this day; a real office leaves the variable empty and lives today.
DEMO_TODAY = environment.text("ALANY_TODAY")

SPINE = [
    "ledger", "places", "files", "transparency", "tables", "organisations", "people", "cases", "visits",
    "bookings", "appeals", "intake", "reference", "letters", "figures", "notices",
]  # fmt: skip
INSTALLED_APPS = [
    *(f"alany.programmes.{name}" for name in installed()),
    "alany.faces.public",
    "alany.faces.desk",
    "alany.faces.briefing",
    "alany.faces.replies",
    "alany.faces.trust_box",
    "alany.faces.ui",
    *(f"alany.spine.{name}" for name in SPINE),
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "csp",
    "django_tasks",
    "django_tasks_db",
]
MIDDLEWARE = [
    "alany.site.middleware.RefuseTrace",
    "alany.site.middleware.Kiosk",
    "alany.site.middleware.PublicCache",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "alany.site.middleware.RefuseNul",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "axes.middleware.AxesMiddleware",
]
# Modules with a DESK_MENU, in the order in which the desk shows them; "programmes" stands for theirs.
DESK_MENUS = [
    "alany.faces.desk.menu",
    "alany.faces.replies.menu",
    "programmes",
    "alany.faces.briefing.menu",
    "alany.faces.desk.menu_office",
]
ROOT_URLCONF = "alany.site.urls"
WSGI_APPLICATION = "alany.site.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": [
                "alany.faces.ui.templatetags.ui",
                "django.templatetags.i18n",
                "django.templatetags.static",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "alany.faces.ui.context.page",
                "alany.faces.ui.menu.side",
                "alany.faces.public.context.site",
            ],
        },
    }
]

DATABASES = {"default": environment.database(environment.text("DATABASE_URL"), VAR)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 2000}}
}
PUBLIC_CACHE_SECONDS = int(environment.text("ALANY_CACHE_SECONDS", "30"))
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["email", "name"]},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk:today"
# Who answers for another body begins here, and sees of the desk what these pages and this menu show.
OUTSIDE_HOME = "asked:list"
OUTSIDE_MENU = ("asked:list", "desk:signals", "desk:me")
LOGOUT_REDIRECT_URL = "public:home"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "alany.spine.people.accounts.StaffAccounts"
ACCOUNT_REAUTHENTICATION_TIMEOUT = 900
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = False
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"  # noqa: S105
# By account, never by address: behind a proxy a whole office has one address, and none is kept.
ACCOUNT_RATE_LIMITS = {
    "login": None,
    "login_failed": "8/300s/key",
    "reset_password": "5/m/key",
    "reset_password_from_key": None,
    "signup": None,
    "change_password": "5/m/user",
    "reauthenticate": "10/m/user",
}
ACCOUNT_FORMS = {
    "login": "alany.spine.people.forms.SignInForm",
    "change_password": "alany.spine.people.forms.ChangePasswordForm",
    "reset_password": "alany.spine.people.forms.AskResetForm",
    "reset_password_from_key": "alany.spine.people.forms.ResetForm",
    "reauthenticate": "alany.spine.people.forms.ConfirmPasswordForm",
}
MFA_ADAPTER = "alany.spine.people.accounts.SecondFactor"
MFA_FORMS = {
    "authenticate": "alany.spine.people.forms.CodeForm",
    "reauthenticate": "alany.spine.people.forms.ConfirmCodeForm",
    "activate_totp": "alany.spine.people.forms.ActivateForm",
}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Alany"
MFA_ALLOW_UNVERIFIED_EMAIL = True
# Whether roles that approve, confirm or manage must show a second factor. The demo lets a newcomer in.
SECOND_FACTOR = environment.flag("ALANY_SECOND_FACTOR", default=not DEMO_TODAY)
AXES_HANDLER = "alany.spine.people.lockout.Lockout"
AXES_LOCKOUT_CALLABLE = "alany.spine.people.lockout.locked_page"
AXES_USERNAME_CALLABLE = "alany.spine.people.lockout.name_of"
AXES_CLIENT_IP_CALLABLE = "alany.spine.people.lockout.no_address"
AXES_FAILURE_LIMIT = 6
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = ["username"]
AXES_RESET_ON_SUCCESS = True
AXES_DISABLE_ACCESS_LOG = True
AXES_SENSITIVE_PARAMETERS = ["login", "csrfmiddlewaretoken", "next"]
AXES_VERBOSE = False
# The library would lock by address; the office keeps no address of a computer, so it locks by account.
# SQLite has no unique constraint over empty columns; `grant` looks for the same role under its lock.
SILENCED_SYSTEM_CHECKS = ["axes.W006", "models.W047"]
SESSION_COOKIE_NAME = "alany_desk"
SESSION_COOKIE_AGE = 60 * 60 * 10
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "alany.site.views.csrf_refused"

SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31536000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "manifest-src": [SELF],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
FILE_UPLOAD_TEMP_DIR = None
UPLOAD_MAX_BYTES = 20 * 1024 * 1024
FILE_UPLOAD_HANDLERS = [
    "alany.spine.files.uploads.LimitedUpload",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

LANGUAGE_CODE = "kk"
LANGUAGES = [("kk", "Қазақша"), ("ru", "Русский"), ("en", "English")]
LOCALE_PATHS = [Path(__file__).resolve().parent / "locale"]
FORMAT_MODULE_PATH = ["alany.site.formats"]
USE_I18N = True
USE_TZ = True
USE_THOUSAND_SEPARATOR = False
TIME_ZONE = "Asia/Almaty"

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "alany.site.staticfiles.HashedStaticFiles"
        if not DEBUG
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = DEBUG
WHITENOISE_MAX_AGE = 60
MEDIA_ROOT = VAR / "files"
# Keys and published files of the transparency logs; their origins begin so, and stay so for life.
LOG_FOLDER = VAR / "log"
LOG_ORIGIN = environment.text("ALANY_LOG_ORIGIN", "alany.invalid/log")
EMAIL_BACKEND = environment.text("ALANY_EMAIL_BACKEND", "django.core.mail.backends.filebased.EmailBackend")
EMAIL_FILE_PATH = VAR / "mail"
# Where notices lead to, and the HTTPS address that takes a chat and a text; empty: no link, no messenger.
PUBLIC_ADDRESS = environment.text("ALANY_ADDRESS")
MESSENGER_URL = environment.text("ALANY_MESSENGER_URL")
# Where "leave this page" of the trust box leads: a neutral site that shows nothing personal.
EXIT_TO = environment.text("ALANY_EXIT_TO", "https://www.kazhydromet.kz/")
DEFAULT_FROM_EMAIL = environment.text("ALANY_EMAIL_FROM", "office@example.invalid")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    # A stylesheet for the screen holds rules that paper does not know; a refusal is an answer, not a fault.
    "loggers": {"weasyprint": {"level": "CRITICAL"}, "django.request": {"level": "ERROR"}},
}
