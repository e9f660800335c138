"""The addresses of this room."""

from django.urls import path

from agenda.views import (
    blokken,
    bronnen,
    businesscase,
    landelijke_doelen,
    metingen,
    opmerkingen,
    pagina,
    scherm,
    schot,
    terug,
    uitvoer,
    vaststellen,
    verdelen,
    versies,
    voorstel_doen,
    voorstellen,
    voortgang,
    werkwijze,
    zoeken,
)

A = "regio/<slug:regio>/agenda/"

urlpatterns = [
    path(
        "beheer/landelijke-doelen/",
        landelijke_doelen.beheer_landelijke_doelen,
        name="beheer_landelijke_doelen",
    ),
    path(
        "beheer/landelijke-doelen/<int:pk>/",
        landelijke_doelen.beheer_landelijk_doel,
        name="beheer_landelijk_doel",
    ),
    path("zoeken/agenda/", zoeken.zoeken_agenda, name="zoeken_agenda"),
    path(A, pagina.agenda, name="agenda"),
    path(f"{A}beginnen/", pagina.agenda_beginnen, name="agenda_beginnen"),
    path(f"{A}thema/nieuw/", blokken.blok_nieuw, name="thema_nieuw"),
    path(f"{A}blok/<int:pk>/", blokken.blok, name="blok"),
    path(f"{A}blok/<int:pk>/bewerken/", blokken.blok_bewerken, name="blok_bewerken"),
    path(f"{A}blok/<int:ouder>/nieuw/<slug:soort>/", blokken.blok_nieuw, name="blok_nieuw"),
    path(f"{A}blok/<int:pk>/verplaatsen/<slug:richting>/", blokken.blok_verplaatsen, name="blok_verplaatsen"),
    path(f"{A}blok/<int:pk>/verwijderen/", blokken.blok_verwijderen, name="blok_verwijderen"),
    path(f"{A}blok/<int:pk>/terugzetten/", blokken.blok_terugzetten, name="blok_terugzetten"),
    path(f"{A}blok/<int:pk>/afschermen/", schot.blok_afschermen, name="blok_afschermen"),
    path(f"{A}blok/<int:pk>/toets/", schot.afspraak_toets, name="afspraak_toets"),
    path(
        f"{A}blok/<int:pk>/toets/<int:toets>/bestand/",
        schot.afspraak_toets_bestand,
        name="afspraak_toets_bestand",
    ),
    path(f"{A}blok/<int:pk>/voortgang/", voortgang.voortgang, name="voortgang"),
    path(f"{A}blok/<int:pk>/businesscase/", businesscase.businesscase, name="businesscase"),
    path(
        f"{A}blok/<int:pk>/businesscase/wijzigen/",
        businesscase.businesscase_wijzigen,
        name="businesscase_wijzigen",
    ),
    path(
        f"{A}blok/<int:pk>/businesscase/vrijgeven/",
        businesscase.businesscase_vrijgeven,
        name="businesscase_vrijgeven",
    ),
    path(f"{A}blok/<int:pk>/metingen/", metingen.metingen, name="metingen"),
    path(f"{A}blok/<int:pk>/metingen/<int:meting>/weg/", metingen.meting_weg, name="meting_weg"),
    path(f"{A}hoe-wij-samenwerken/", werkwijze.werkwijze, name="werkwijze"),
    path(f"{A}hoe-wij-samenwerken/wijzigen/", werkwijze.werkwijze_wijzigen, name="werkwijze_wijzigen"),
    path(f"{A}bron/nieuw/", bronnen.bron_nieuw, name="bron_nieuw"),
    path(f"{A}bron/<int:pk>/wijzigen/", bronnen.bron_wijzigen, name="bron_wijzigen"),
    path(f"{A}bron/<int:pk>/weg/", bronnen.bron_weg, name="bron_weg"),
    path(f"{A}bron/<int:pk>/bestand/", bronnen.bron_bestand, name="bron_bestand"),
    path(f"{A}voorstellen/", voorstellen.voorstellen, name="voorstellen"),
    path(f"{A}voorstellen/<int:pk>/", voorstellen.voorstel, name="voorstel"),
    path(f"{A}voorstellen/<int:pk>/overnemen/", voorstellen.voorstel_overnemen, name="voorstel_overnemen"),
    path(f"{A}blok/<int:pk>/voorstel/", voorstel_doen.voorstel_wijzigen, name="voorstel_wijzigen"),
    path(
        f"{A}blok/<int:pk>/voorstel/verwijderen/",
        voorstel_doen.voorstel_verwijderen,
        name="voorstel_verwijderen",
    ),
    path(
        f"{A}blok/<int:ouder>/voorstel/nieuw/<slug:soort>/",
        voorstel_doen.voorstel_toevoegen,
        name="voorstel_toevoegen",
    ),
    path(f"{A}blok/<int:pk>/opmerkingen/", opmerkingen.opmerkingen, name="opmerkingen"),
    path(f"{A}scherm/", scherm.agenda_scherm, name="agenda_scherm"),
    path(f"{A}afspraken.<slug:vorm>", uitvoer.agenda_export, name="agenda_export"),
    path(f"{A}op-een-dag/", terug.agenda_toen, name="agenda_toen"),
    path(f"{A}vergelijken/", terug.agenda_vergelijken, name="agenda_vergelijken"),
    path(f"{A}verdelen/", verdelen.agenda_verdelen, name="agenda_verdelen"),
    path(f"{A}vaststellen/", vaststellen.agenda_vaststellen, name="agenda_vaststellen"),
    path(f"{A}versies/", versies.agenda_versies, name="agenda_versies"),
    path(f"{A}versies/<int:nummer>/", versies.agenda_versie, name="agenda_versie"),
    path(
        f"{A}versies/<int:nummer>/akkoord/<slug:partij>/", vaststellen.agenda_akkoord, name="agenda_akkoord"
    ),
]
