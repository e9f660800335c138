"""The own numbers of who looks, wherever a document or an akkoord is shown."""

from typing import Any

from django import template

from agenda import zaaknummers

register = template.Library()
SJABLOON = "agenda/_zaaknummers.html"


@register.inclusion_tag(SJABLOON, takes_context=True)
def zaaknummers_bij_document(context: Any, document: Any) -> dict[str, Any]:
    """Of this document."""
    return {"regels": zaaknummers.bij_document(context["request"].user, document)}


@register.inclusion_tag(SJABLOON, takes_context=True)
def zaaknummers_bij_versie(context: Any, versie: Any) -> dict[str, Any]:
    """Of what the own organisations said of this version."""
    return {"regels": zaaknummers.bij_versie(context["request"].user, versie), "met_wat": True}
