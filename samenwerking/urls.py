"""All addresses of the house; each room brings its own."""

from django.urls import include, path

from samenwerking.views import fouten, mijn_werk

urlpatterns = [
    path("", mijn_werk.home, name="home"),
    path("csrf/", fouten.csrf, name="csrf"),
    path("", include("samenwerking.urls_account")),
    path("", include("venster.urls")),
    path("", include("regions.urls")),
    path("", include("agenda.urls")),
]
