"""What happens in a round: it is opened, answered, and published."""

from venster.actions.antwoorden import (
    bewaar_deel,
    bewaar_keuzes,
    indienen,
    indienen_samen,
    overnemen,
    stand,
)
from venster.actions.correcties import corrigeren
from venster.actions.rondes import nog_te_vragen, openen, publiceren, te_vragen, uitnodigen
from venster.actions.uitstel import stel_uit
from venster.actions.weigeringen import Geweigerd, Ingehaald, Onvolledig

__all__ = [
    "Geweigerd",
    "Ingehaald",
    "Onvolledig",
    "bewaar_deel",
    "bewaar_keuzes",
    "corrigeren",
    "indienen",
    "indienen_samen",
    "nog_te_vragen",
    "openen",
    "overnemen",
    "publiceren",
    "stand",
    "stel_uit",
    "te_vragen",
    "uitnodigen",
]
