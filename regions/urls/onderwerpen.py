"""What may be discussed and agreed."""

from django.urls import path

from regions.views import onderwerpen

urlpatterns = [
    path("regio/<slug:regio>/onderwerpen/", onderwerpen.onderwerpen, name="onderwerpen"),
    path("regio/<slug:regio>/onderwerpen/nieuw/", onderwerpen.onderwerp_bewerken, name="onderwerp_nieuw"),
    path(
        "regio/<slug:regio>/onderwerpen/<int:pk>/wijzigen/",
        onderwerpen.onderwerp_bewerken,
        name="onderwerp_wijzigen",
    ),
    path(
        "regio/<slug:regio>/onderwerpen/<int:pk>/beeindigen/",
        onderwerpen.onderwerp_beeindigen,
        name="onderwerp_beeindigen",
    ),
]
