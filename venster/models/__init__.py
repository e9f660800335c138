"""The yearly measurement: rounds, who is asked, and what they answered."""

from venster.models.antwoorden import Deelconcept, Indiening, Inzending
from venster.models.rondes import Ronde, Uitnodiging, Uitstel

__all__ = ["Deelconcept", "Indiening", "Inzending", "Ronde", "Uitnodiging", "Uitstel"]
