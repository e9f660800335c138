"""Who may sign in, and as what."""

from django.urls import path

from regions.views import toegang

urlpatterns = [
    path("beheer/toegang/", toegang.beheer_toegang, name="beheer_toegang"),
    path("beheer/toegang/uitnodigen/", toegang.beheer_uitnodigen, name="beheer_uitnodigen"),
    path("beheer/toegang/<int:pk>/beeindigen/", toegang.beheer_toegang_einde, name="beheer_toegang_einde"),
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
