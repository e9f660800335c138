"""Changes of gemeenten and of the werkindeling."""

from django.urls import path

from regions.views import herindelen, wijzigingen

urlpatterns = [
    path("beheer/wijzigingen/", wijzigingen.beheer_wijzigingen, name="beheer_wijzigingen"),
    path("beheer/wijzigingen/<int:pk>/", wijzigingen.beheer_wijziging, name="beheer_wijziging"),
    path("beheer/wijzigingen/herindeling/", herindelen.beheer_herindeling, name="beheer_herindeling"),
    path("beheer/wijzigingen/splitsen/", herindelen.beheer_regio_splitsen, name="beheer_regio_splitsen"),
    path("beheer/wijzigingen/verdelen/", herindelen.beheer_regio_verdelen, name="beheer_regio_verdelen"),
    path(
        "beheer/wijzigingen/samenvoegen/",
        herindelen.beheer_regios_samenvoegen,
        name="beheer_regios_samenvoegen",
    ),
    path(
        "beheer/wijzigingen/hertekenen/",
        herindelen.beheer_regios_hertekenen,
        name="beheer_regios_hertekenen",
    ),
    path("beheer/wijzigingen/naam/", herindelen.beheer_regio_naam, name="beheer_regio_naam"),
]
