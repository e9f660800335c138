"""What holds for every request."""

import time
from collections.abc import Callable

from django.conf import settings
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.cache import patch_vary_headers

from samenwerking.views.fouten import kept

Answer = Callable[[HttpRequest], HttpResponse]

# A page that asks by itself (presence, progress) says so with this header: it is no sign of life.
POLL_HEADER = "HTTP_X_POLL"
TOUCH_AFTER = 60  # seconds: the session is prolonged at most once a minute


class SessionThatRests(SessionMiddleware):
    """A session lives as long as someone is active; a request that a page makes by itself does not count."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        session = request.session
        if POLL_HEADER not in request.META and not session.is_empty():
            now = int(time.time())
            if now - session.get("actief", 0) >= TOUCH_AFTER:
                session["actief"] = now
        return super().process_response(request, response)


def vary_on_htmx(get_response: Answer) -> Answer:
    """A page and its fragment share an address, so caches and the back button must tell them apart."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        patch_vary_headers(response, ["HX-Request"])
        return response

    return middleware


class SignedOut:
    """Who is signed out loses no text: a script gets 401, never a redirect; a posted form comes back."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable, args: list, kwargs: dict
    ) -> HttpResponse | None:
        if request.user.is_authenticated or not getattr(view, "login_required", True):
            return None
        if request.htmx or request.headers.get("X-Requested-With") == "fetch":
            return HttpResponse("U bent uitgelogd.", status=401, content_type="text/plain; charset=utf-8")
        return kept(request, status=401, uitgelogd=True) if request.method == "POST" else None


class WerktAls:
    """The role that someone chose to work in goes along with the user."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Callable, args: list, kwargs: dict) -> None:
        if request.user.is_authenticated:
            request.user.als = request.session.get("als")


class SecondFactor:
    """Who has a role that asks for a second factor sets one up first; the demo is excepted."""

    # Where one must be able to go without it.
    OPEN = ("account_", "mfa_", "home", "csrf", "gezond", "metrics")

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable, args: list, kwargs: dict
    ) -> HttpResponse | None:
        if settings.DEMO or not request.user.is_authenticated or not getattr(view, "login_required", True):
            return None
        name = request.resolver_match.url_name or ""
        if name.startswith(self.OPEN) or not request.user.needs_second_factor:
            return None
        if request.session.get("tweede_factor") or self._has_one(request):
            return None
        return redirect("mfa_index")

    @staticmethod
    def _has_one(request: HttpRequest) -> bool:
        from allauth.mfa.utils import is_mfa_enabled

        if is_mfa_enabled(request.user):
            request.session["tweede_factor"] = True
            return True
        return False
