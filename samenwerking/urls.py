"""All addresses of the house; each room brings its own."""

from django.urls import include, path

from samenwerking.views import (
    archief,
    fouten,
    gezond,
    inwerkdossier,
    landelijk,
    mijn_gegevens,
    mijn_werk,
    onze,
    organisatie,
    over,
    regio,
    verantwoording,
    zoeken,
)

urlpatterns = [
    path("", mijn_werk.home, name="home"),
    path("csrf/", fouten.csrf, name="csrf"),
    path("gezond/", gezond.gezond, name="gezond"),
    path("metrics/", gezond.metrics, name="metrics"),
    path("toegankelijkheid/", over.toegankelijkheid, name="toegankelijkheid"),
    path("privacy/", over.privacy, name="privacy"),
    path("voor-uw-fg/", verantwoording.voor_fg, name="voor_fg"),
    path(
        "voor-uw-fg/verwerkersovereenkomst/",
        verantwoording.verwerkersovereenkomst,
        name="verwerkersovereenkomst",
    ),
    path(
        "voor-uw-fg/verwerkersovereenkomst.pdf",
        verantwoording.verwerkersovereenkomst_pdf,
        name="verwerkersovereenkomst_pdf",
    ),
    path("contact/", over.contact, name="contact"),
    path("mijn-gegevens/", mijn_gegevens.mijn_gegevens, name="mijn_gegevens"),
    path(
        "mijn-gegevens/meenemen/<slug:vorm>/",
        mijn_gegevens.mijn_gegevens_meenemen,
        name="mijn_gegevens_meenemen",
    ),
    path("mijn-gegevens/wijzigen/", mijn_gegevens.mijn_gegevens_wijzigen, name="mijn_gegevens_wijzigen"),
    path("mijn-gegevens/vragen/", mijn_gegevens.mijn_gegevens_vragen, name="mijn_gegevens_vragen"),
    path("regios/", regio.regios, name="regios"),
    path("zoeken/", zoeken.zoeken, name="zoeken"),
    path("regio/<slug:regio>/", regio.regio, name="regio"),
    path("organisatie/<slug:organisatie>/", organisatie.organisatie, name="organisatie"),
    path(
        "organisatie/<slug:organisatie>/export/<slug:vorm>/",
        organisatie.organisatie_export,
        name="organisatie_export",
    ),
    path(
        "regio/<slug:regio>/inwerkdossier/<slug:organisatie>/",
        inwerkdossier.inwerkdossier,
        name="inwerkdossier",
    ),
    path("regio/<slug:regio>/onze/<slug:organisatie>/", onze.onze_gemeente, name="onze_gemeente"),
    path("organisatie/<slug:organisatie>/archief/", archief.archief, name="archief"),
    path("organisatie/<slug:organisatie>/onze/", onze.onze_organisatie, name="onze_organisatie"),
    path("landelijk/", landelijk.landelijk, name="landelijk"),
    path("landelijk/<int:jaar>/", landelijk.landelijk_jaar, name="landelijk_jaar"),
    path("landelijk/<int:jaar>/grafiek/", landelijk.landelijk_grafiek, name="landelijk_grafiek"),
    path(
        "landelijk/<int:jaar>/tabel.<slug:soort_bestand>",
        landelijk.landelijk_bestand,
        name="landelijk_bestand",
    ),
    path("", include("samenwerking.urls_account")),
    path("", include("venster.urls")),
    path("", include("regions.urls")),
    path("", include("agenda.urls")),
    path("", include("documents.urls")),
]
