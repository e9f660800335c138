"""The addresses of this room."""

from django.urls import path

from regions.views import beheer, concepten, contacten, contacten_export, onderwerpen, postvak, toegang

urlpatterns = [
    path("concept/<slug:sleutel>/bewaren/", concepten.concept_bewaren, name="concept_bewaren"),
    path("concept/<int:pk>/weg/", concepten.concept_weg, name="concept_weg"),
    path("regio/<slug:regio>/contacten/", contacten.contacten, name="contacten"),
    path(
        "regio/<slug:regio>/contacten/export/<slug:vorm>/",
        contacten_export.contacten_export,
        name="contacten_export",
    ),
    path("regio/<slug:regio>/contacten/nieuw/", contacten.contact_nieuw, name="contact_nieuw"),
    path(
        "regio/<slug:regio>/contacten/<int:pk>/wijzigen/", contacten.contact_wijzigen, name="contact_wijzigen"
    ),
    path(
        "regio/<slug:regio>/contacten/<int:pk>/beeindigen/",
        contacten.contact_beeindigen,
        name="contact_beeindigen",
    ),
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
    path("beheer/", beheer.beheer, name="beheer"),
    path("beheer/organisaties/", beheer.beheer_organisaties, name="beheer_organisaties"),
    path("beheer/organisaties/<slug:organisatie>/", beheer.beheer_organisatie, name="beheer_organisatie"),
    path(
        "beheer/organisaties/<slug:organisatie>/deelname/nieuw/",
        beheer.beheer_deelname_nieuw,
        name="beheer_deelname_nieuw",
    ),
    path(
        "beheer/organisaties/<slug:organisatie>/deelname/<int:pk>/beeindigen/",
        beheer.beheer_deelname_einde,
        name="beheer_deelname_einde",
    ),
    path("beheer/indelingen/", beheer.beheer_indelingen, name="beheer_indelingen"),
    path("beheer/toegang/", toegang.beheer_toegang, name="beheer_toegang"),
    path("beheer/toegang/uitnodigen/", toegang.beheer_uitnodigen, name="beheer_uitnodigen"),
    path("beheer/toegang/<int:pk>/beeindigen/", toegang.beheer_toegang_einde, name="beheer_toegang_einde"),
    path("beheer/logboek/", beheer.beheer_logboek, name="beheer_logboek"),
    path("beheer/postvak-uit/", postvak.beheer_postvak_uit, name="beheer_postvak_uit"),
    path(
        "beheer/postvak-uit/<int:pk>/opnieuw/", postvak.beheer_postvak_opnieuw, name="beheer_postvak_opnieuw"
    ),
    path("organisatie/<slug:organisatie>/toegang/", toegang.organisatie_toegang, name="organisatie_toegang"),
    path(
        "organisatie/<slug:organisatie>/toegang/uitnodigen/",
        toegang.organisatie_uitnodigen,
        name="organisatie_uitnodigen",
    ),
    path(
        "organisatie/<slug:organisatie>/toegang/<int:pk>/beeindigen/",
        toegang.organisatie_toegang_einde,
        name="organisatie_toegang_einde",
    ),
]
