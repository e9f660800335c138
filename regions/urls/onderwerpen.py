"""What may be discussed and agreed."""

from django.urls import path

from regions.views import onderwerpen

urlpatterns = [
    path("regio/<slug:regio>/onderwerpen/", onderwerpen.onderwerpen, name="onderwerpen"),
    path(
        "regio/<slug:regio>/onderwerpen/afdrukken/",
        onderwerpen.onderwerpen_afdrukken,
        name="onderwerpen_afdrukken",
    ),
    path(
        "regio/<slug:regio>/onderwerpen/export/<slug:vorm>/",
        onderwerpen.onderwerpen_export,
        name="onderwerpen_export",
    ),
    path("regio/<slug:regio>/onderwerpen/nieuw/", onderwerpen.onderwerp_nieuw, name="onderwerp_nieuw"),
    path(
        "regio/<slug:regio>/onderwerpen/voorbeelden/",
        onderwerpen.onderwerp_voorbeelden,
        name="onderwerp_voorbeelden",
    ),
    path("regio/<slug:regio>/onderwerpen/<int:pk>/", onderwerpen.onderwerp, name="onderwerp"),
    path(
        "regio/<slug:regio>/onderwerpen/<int:pk>/wijzigen/",
        onderwerpen.onderwerp_wijzigen,
        name="onderwerp_wijzigen",
    ),
    path(
        "regio/<slug:regio>/onderwerpen/<int:pk>/beeindigen/",
        onderwerpen.onderwerp_beeindigen,
        name="onderwerp_beeindigen",
    ),
]
