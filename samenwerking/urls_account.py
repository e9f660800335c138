"""The addresses of signing in: the library's pages at Dutch addresses."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from allauth.usersessions import views as sessions
from django.urls import path

from samenwerking.views import eigen_inlog, inloggen

urlpatterns = [
    path("inloggen/", eigen_inlog.inloggen, name="account_login"),
    path("inloggen/via/afgebroken/", eigen_inlog.afgebroken, name="socialaccount_login_cancelled"),
    path("inloggen/via/mislukt/", eigen_inlog.mislukt, name="socialaccount_login_error"),
    path("inloggen/via/<slug:provider_id>/", eigen_inlog.inloggen_via, name="openid_connect_login"),
    path("inloggen/via/<slug:provider_id>/terug/", eigen_inlog.terug, name="openid_connect_callback"),
    path("beheer/inloggen/", eigen_inlog.beheer_inloggen, name="beheer_inloggen"),
    path("inloggen/voorbeeld/", inloggen.voorbeeld_inloggen, name="voorbeeld_inloggen"),
    path("inloggen/gelukt/", inloggen.weer_ingelogd, name="weer_ingelogd"),
    path("inloggen/code/", account.request_login_code, name="account_request_login_code"),
    path("inloggen/code/invullen/", account.confirm_login_code, name="account_confirm_login_code"),
    path("inloggen/passkey/", webauthn.login_webauthn, name="mfa_login_webauthn"),
    path("inloggen/tweede-stap/", mfa.authenticate, name="mfa_authenticate"),
    path("inloggen/niet-actief/", account.account_inactive, name="account_inactive"),
    path("inloggen/op-uitnodiging/", account.signup, name="account_signup"),
    path("uitloggen/", account.logout, name="account_logout"),
    path("wachtwoord/vergeten/", account.password_reset, name="account_reset_password"),
    path("wachtwoord/vergeten/verstuurd/", account.password_reset_done, name="account_reset_password_done"),
    path(
        "wachtwoord/nieuw/<str:uidb36>-<str:key>/",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "wachtwoord/nieuw/gelukt/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("account/", mfa.index, name="mfa_index"),
    path("account/wachtwoord/", account.password_change, name="account_change_password"),
    path("account/wachtwoord/kiezen/", account.password_set, name="account_set_password"),
    path("account/bevestigen/", account.reauthenticate, name="account_reauthenticate"),
    path("account/bevestigen/app/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("account/bevestigen/sleutel/", webauthn.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("account/app/aan/", totp.activate_totp, name="mfa_activate_totp"),
    path("account/app/uit/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("account/herstelcodes/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("account/herstelcodes/nieuw/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("account/herstelcodes/bewaren/", codes.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("account/sleutels/", webauthn.list_webauthn, name="mfa_list_webauthn"),
    path("account/sleutels/nieuw/", webauthn.add_webauthn, name="mfa_add_webauthn"),
    path("account/sleutels/<int:pk>/verwijderen/", webauthn.remove_webauthn, name="mfa_remove_webauthn"),
    path("account/sleutels/<int:pk>/", webauthn.edit_webauthn, name="mfa_edit_webauthn"),
    path("account/apparaten/", sessions.list_usersessions, name="usersessions_list"),
]
