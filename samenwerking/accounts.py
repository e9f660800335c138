"""How people sign in: by invitation only, with mail through the outbox."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.forms import LoginForm, RequestLoginCodeForm, ResetPasswordForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


class Adapter(DefaultAccountAdapter):
    """Nobody signs up by themselves: a beheerder invites."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def pre_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> HttpResponse | None:
        """An invitation that was left too long is sent again before it lets anyone in."""
        toegangen = list(user.toegang_set.select_related("gegeven_door")) if user.last_login is None else []
        if toegangen and all(toegang.is_uitnodiging_verlopen for toegang in toegangen):
            context = {"door": toegangen[-1].gegeven_door}
            return render(request, "account/uitnodiging_verlopen.html", context, status=403)
        return super().pre_login(request, user, **kwargs)

    def get_user_display(self, user: Any) -> str:
        return user.naam


class ZonderVoorbeeld:
    """A field's label says what it asks; the same words inside the field only vanish when one types."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():  # type: ignore[attr-defined]
            field.widget.attrs.pop("placeholder", None)


class Inloggen(ZonderVoorbeeld, LoginForm):
    """E-mail and password."""


class CodeAanvragen(ZonderVoorbeeld, RequestLoginCodeForm):
    """The address to which a code goes."""


class WachtwoordVergeten(ZonderVoorbeeld, ResetPasswordForm):
    """The address to which the link goes."""
