"""The two doors of the yardstick."""

from django.urls import path

from benchmark.yardstick import views

urlpatterns = [
    path("form/", views.bare_form, name="form"),
    path("thanks/", views.thanks, name="thanks"),
    path("place/<int:place>/item/<int:pk>/", views.bare_edit, name="edit"),
]
