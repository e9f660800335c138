"""No sequence of acts by any role brings a version or an akkoord where it may not be."""

import hypothesis
import pytest
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from agenda.models import Akkoord, Bezwaar, Regel, Versie
from tests.agenda.standen import ALTIJD, GISTEREN, MORGEN, PARTIJEN, A, Huis
from tests.conftest import VANDAAG

ROLLEN = [f"{rol}-{slug}" for rol in ("bestuurder", "medewerker") for slug in PARTIJEN]
IEDEREEN = st.sampled_from(["coordinator"] * 8 + ROLLEN + ["elders", "landelijk"])
# How far from the newest version: mostly that one, sometimes an older one or one that is not there.
AF = st.sampled_from([0, 0, 0, 0, 1, -1])


class Besluiten(RuleBasedStateMachine):
    """Everyone tries everything, in any order; who may not, changes nothing."""

    def __init__(self):
        super().__init__()
        self.huis = Huis()
        self.buiten = set()
        self.gezien = None

    def nummer(self, af):
        """Of the newest version, or so many before it."""
        return max(0, Versie.objects.filter(agenda__regio=self.huis.regio).count() - af)

    def teardown(self):
        self.huis.weg()

    def doe(self, wie, url, mag, soorten, **data):
        """Send it; only who may changes something, only of these kinds, and only when it was taken."""
        voor = self.huis.stand()
        status = self.huis.mensen[wie].post(url, data).status_code
        veranderd = [voor[n] != nu for n, nu in enumerate(self.huis.stand())]
        assert status < 500
        if wie in self.buiten or not mag or status != 302:
            assert not any(veranderd), (wie, url, status)
        assert {n for n, anders in enumerate(veranderd) if anders} <= soorten
        return status == 302 and any(veranderd)

    @initialize(regel=st.sampled_from(Regel.values))
    def begin(self, regel):
        """Mostly there is a rule and a version."""
        self.kies_regel("coordinator", regel)
        self.bied_aan("coordinator")

    @precondition(lambda self: Versie.objects.count() < 4)
    @rule(wie=IEDEREEN)
    def bied_aan(self, wie):
        self.doe(wie, f"{A}vaststellen/", wie == "coordinator", {0}, actie="aanbieden")

    @rule(wie=IEDEREEN, regel=st.sampled_from([*Regel.values, "ieder"]))
    def kies_regel(self, wie, regel):
        self.doe(wie, f"{A}vaststellen/regel/", wie == "coordinator", {4}, regel=regel)

    @rule(
        wie=IEDEREEN,
        af=AF,
        op=st.sampled_from([VANDAAG, VANDAAG, GISTEREN, MORGEN]),
        hier=st.booleans(),
    )
    def stel_vast(self, wie, af, op, hier):
        waar = {"bij": self.huis.overleg.pk} if hier else {"op": op.isoformat(), "overleg": "Overleg"}
        url = f"{A}vaststellen/"
        self.doe(wie, url, wie == "coordinator", {2}, actie="vaststellen", nummer=self.nummer(af), **waar)

    @rule(
        wie=st.sampled_from(ROLLEN),
        ander=st.sampled_from([None] * 6 + list(PARTIJEN)),
        af=AF,
        oordeel=st.sampled_from(["akkoord"] * 6 + [*Akkoord.Oordeel.values, "misschien"]),
        thema=st.sampled_from(["", "", "", "ggz", "ouderen", "jeugd"]),
        sluit_aan_op=st.sampled_from([VANDAAG, MORGEN, GISTEREN]),
    )
    def zeg(self, wie, ander, af, oordeel, thema, sluit_aan_op):
        """Mostly for the own organisation."""
        rol, eigen = wie.split("-")
        partij = ander or eigen
        gezegd = self.doe(
            wie,
            f"{A}versies/{self.nummer(af)}/akkoord/{partij}/",
            partij == eigen,
            {1},
            oordeel=oordeel,
            thema=thema,
            tekst="Als de raad instemt",
            naam="S. Bos",
            functie="wethouder",
            datum=VANDAAG.isoformat(),
            grond="college",
            blijkt_uit="Mail van S. Bos",
            verwacht_op=MORGEN.isoformat(),
            sluit_aan_op=sluit_aan_op.isoformat(),
        )
        if gezegd:
            akkoord = Akkoord.objects.latest("pk")
            assert akkoord.organisatie.slug == eigen
            assert akkoord.gegeven == (rol == "bestuurder")

    @rule(
        oordelen=st.tuples(*[st.sampled_from(["akkoord", "akkoord", "voorbehoud", "wacht"])] * 3),
        hier=st.booleans(),
    )
    def iedereen_zegt_iets_en_het_overleg_besluit(self, oordelen, hier):
        """As it goes mostly; chance alone hardly ever gets there."""
        for slug, oordeel in zip(PARTIJEN, oordelen, strict=True):
            self.zeg(f"bestuurder-{slug}", None, 0, oordeel, "", VANDAAG)
        self.stel_vast("coordinator", 0, VANDAAG, hier)

    @rule(slug=st.sampled_from(PARTIJEN), welk=st.integers(0, 1))
    def een_collega_legt_vast_wat_niet_klopt(self, slug, welk):
        """And the bestuurder says so, of this answer or the one before."""
        self.zeg(f"medewerker-{slug}", None, 0, "akkoord", "", VANDAAG)
        self.maak_bezwaar(f"bestuurder-{slug}", welk)

    @rule(wie=IEDEREEN, welk=st.integers(0, 5))
    def maak_bezwaar(self, wie, welk):
        akkoorden = Akkoord.objects.select_related("organisatie").order_by("-pk")
        if akkoord := akkoorden[welk : welk + 1].first():
            mag = wie == f"bestuurder-{akkoord.organisatie.slug}" and not akkoord.gegeven
            url = f"/regio/twente/akkoord/{akkoord.pk}/bezwaar/"
            if self.doe(wie, url, mag, {3}, tekst="Dat heb ik niet besloten."):
                assert Bezwaar.objects.get(akkoord=akkoord).door == self.huis.mensen[wie].gebruiker

    @precondition(lambda self: not self.buiten)
    @rule(wie=st.sampled_from(ROLLEN))
    def toegang_eindigt(self, wie):
        self.huis.ontzeg(wie)
        self.buiten.add(wie)

    @invariant()
    def alles_klopt(self):
        """Looked at whenever something was written."""
        if (stand := self.huis.stand()) != self.gezien:
            self.gezien = stand
            for klopt in ALTIJD:
                klopt(self.huis)


@pytest.mark.django_db
def test_no_sequence_of_acts_reaches_what_may_not_be():
    default = hypothesis.settings()
    run_state_machine_as_test(
        Besluiten,
        settings=hypothesis.settings(
            default,
            max_examples=default.max_examples // 2,
            stateful_step_count=16,
            suppress_health_check=list(hypothesis.HealthCheck),
        ),
    )
