"""What people fill in about an agenda."""

from agenda.forms.besluit import AkkoordForm, VaststellingForm
from agenda.forms.blokken import BlokForm
from agenda.forms.formulier import formulier
from agenda.forms.overig import BeginForm, VoortgangForm

__all__ = ["AkkoordForm", "BeginForm", "BlokForm", "VaststellingForm", "VoortgangForm", "formulier"]
