"""Wie spreekt namens wie: what counts, what the database refuses, and how it is said."""

import datetime
import threading

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction

from regions.mandaten import Onmogelijk, acties, bezwaren, spreekwijze_op, tafel, van_organisatie, woorden
from regions.models import Bewijsstuk, Mandaat, Regio
from regions.periods import since
from tests import factories
from tests.queries import counted

pytestmark = pytest.mark.django_db

VANDAAG = datetime.date(2026, 11, 23)


@pytest.fixture
def twente():
    return factories.regio("Twente")


@pytest.fixture
def gemeenten(twente):
    return [factories.gemeente(naam, regio=twente) for naam in ("Almelo", "Borne", "Hengelo", "Losser")]


@pytest.fixture
def themas():
    return {thema.code: thema for thema in factories.themas()}


def rij(gever, ontvanger, regio, *, van=VANDAAG, tot=None, **fields):
    """A row that is not stored yet."""
    fields.setdefault("basis", Mandaat.Basis.AFSPRAAK)
    fields.setdefault("vorm", Mandaat.Vorm.AANSLUITEN)
    return Mandaat(gever=gever, ontvanger=ontvanger, regio=regio, period=since(van, tot), **fields)


def zinnen(*rijen, **behalve):
    return " ".join(bezwaar.zin for bezwaar in bezwaren(rijen, **behalve))


def weigert(rij, constraint):
    """The database says no when the form is passed by."""
    with pytest.raises(IntegrityError) as fout, transaction.atomic():
        rij.save()
    assert fout.value.__cause__.diag.constraint_name == constraint


# What counts


def test_a_mandate_on_a_theme_goes_before_one_for_all(twente, gemeenten, themas):
    almelo, borne, hengelo, _ = gemeenten
    factories.mandaat(borne, almelo, twente)
    factories.mandaat(borne, hengelo, twente, thema=themas["ouderen"])
    assert [s.organisatie for s in tafel(twente, VANDAAG, themas["ggz"]).sprekers] == [almelo]
    assert [s.organisatie for s in tafel(twente, VANDAAG, themas["ouderen"]).sprekers] == [hengelo]
    assert len(tafel(twente, VANDAAG).sprekers) == 2


def test_what_waits_or_was_taken_back_counts_for_nothing(twente, gemeenten):
    almelo, borne, hengelo, _ = gemeenten
    factories.mandaat(borne, almelo, twente, wacht_op_bevestiging=True)
    factories.mandaat(hengelo, almelo, twente, vastgelegd_op=VANDAAG, ingetrokken_op=VANDAAG)
    assert not Mandaat.objects.geldend(VANDAAG).exists()
    assert woorden(twente, VANDAAG) == {}


def test_who_left_the_regio_is_spoken_for_no_longer(twente, gemeenten):
    almelo, _, _, _ = gemeenten
    menzis = factories.verzekeraar("Menzis", regio=twente)
    factories.mandaat(menzis, almelo, twente)
    menzis.deelnames.get().end(VANDAAG)
    assert Mandaat.objects.geldend(VANDAAG - datetime.timedelta(days=1)).exists()
    assert not Mandaat.objects.geldend(VANDAAG).exists()


def test_it_is_said_in_words_on_both_sides(twente, gemeenten, themas):
    almelo, borne, hengelo, _ = gemeenten
    factories.mandaat(borne, almelo, twente)
    factories.mandaat(hengelo, almelo, twente, thema=themas["ggz"])
    said = woorden(twente, VANDAAG)
    assert said[almelo.pk].zinnen == ["spreekt namens Borne", "spreekt namens Hengelo (over GGZ)"]
    assert said[hengelo.pk].zinnen == ["Almelo spreekt namens deze gemeente (over GGZ)"]
    [spreker] = tafel(twente, VANDAAG).sprekers
    assert spreker.telling == "2 gemeenten"


def test_whose_word_is_not_given_only_with_mandaatbesluiten(twente, gemeenten):
    almelo, borne, hengelo, losser = gemeenten
    factories.verzekeraar("Menzis", regio=twente)
    factories.mandaat(borne, almelo, twente)
    assert tafel(twente, VANDAAG).zonder == []
    twente.spreekwijze = Regio.Spreekwijze.BESLUIT
    assert tafel(twente, VANDAAG).zonder == [("gemeenten", [hengelo, losser])]


def test_the_table_costs_the_same_whatever_it_holds(twente, gemeenten):
    almelo, *anderen = gemeenten
    twente.spreekwijze = Regio.Spreekwijze.BESLUIT
    costs = []
    for gever in anderen:
        factories.mandaat(gever, almelo, twente)
        with counted() as statements:
            assert woorden(twente, VANDAAG)[almelo.pk].zinnen
            assert tafel(twente, VANDAAG).mandaten[0].bewijs is None
            van_organisatie(almelo, VANDAAG)
        costs.append(len(statements))
    assert costs == [5, 5, 5]


def test_how_a_regio_worked_on_a_day_is_in_its_history(twente):
    twente.spreekwijze = Regio.Spreekwijze.BESLUIT
    twente.save()
    event = Regio.pgh_event_model.objects
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE regions_regioevent DISABLE TRIGGER USER")
    keys = list(event.order_by("pgh_id").values_list("pgh_id", flat=True))
    event.filter(pk=keys[0]).update(pgh_created_at="2026-01-05T12:00:00Z")
    event.filter(pk=keys[1]).update(pgh_created_at="2026-03-05T12:00:00Z")
    assert spreekwijze_op(twente, datetime.date(2025, 1, 1)) == "zelf"
    assert spreekwijze_op(twente, datetime.date(2026, 3, 4)) == "zelf"
    assert spreekwijze_op(twente, datetime.date(2026, 3, 5)) == "besluit"


# What cannot be


def test_not_to_oneself(twente, gemeenten):
    almelo = gemeenten[0]
    assert "aan zichzelf" in zinnen(rij(almelo, almelo, twente))
    weigert(rij(almelo, almelo, twente), "mandaat_to_another")


def test_not_two_at_a_time_and_the_row_in_the_way_is_named(twente, gemeenten, themas):
    almelo, borne, hengelo, _ = gemeenten
    factories.mandaat(borne, almelo, twente, thema=themas["ggz"], tot=datetime.date(2027, 1, 1))
    nieuw = rij(borne, hengelo, twente, thema=themas["ggz"])
    assert "Almelo spreekt al namens Borne over GGZ in Twente, van 01-01-2018 t/m 31-12-2026." in zinnen(
        nieuw
    )
    weigert(nieuw, "mandaat_one_speaker_at_a_time")
    assert zinnen(rij(borne, hengelo, twente, thema=themas["ggz"], van=datetime.date(2027, 1, 1))) == ""
    assert zinnen(rij(borne, hengelo, twente, thema=themas["ouderen"])) == ""


def test_not_to_who_does_not_take_part(twente, gemeenten):
    zwolle = factories.gemeente("Zwolle", regio=factories.regio("Zwolle e.o."))
    nieuw = rij(gemeenten[0], zwolle, twente)
    assert "Zwolle doet niet de hele periode mee in Twente." in zinnen(nieuw)
    weigert(nieuw, "mandaat_both_take_part")


def test_not_longer_than_the_receiver_takes_part(twente, gemeenten):
    menzis = factories.verzekeraar("Menzis", regio=twente, tot=datetime.date(2027, 1, 1))
    nieuw = rij(gemeenten[0], menzis, twente)
    assert "Wel van 01-01-2018 t/m 31-12-2026." in zinnen(nieuw)
    weigert(nieuw, "mandaat_both_take_part")
    assert zinnen(rij(gemeenten[0], menzis, twente, tot=datetime.date(2027, 1, 1))) == ""


@pytest.mark.parametrize(
    ("van", "tot", "reden"),
    [
        (datetime.date(2017, 1, 1), None, "bestaat pas vanaf 01-01-2018"),
        (VANDAAG, None, "bestaat t/m 31-12-2026"),
    ],
)
def test_not_outside_the_days_of_the_organisation(twente, van, tot, reden):
    einde = datetime.date(2027, 1, 1)
    almelo = factories.gemeente("Almelo", regio=twente)
    oud = factories.gemeente("Oud", regio=twente, tot=einde)
    nieuw = rij(oud, almelo, twente, van=van, tot=tot)
    assert reden in zinnen(nieuw)
    weigert(nieuw, "mandaat_within_periods")


def test_a_period_that_ends_before_it_starts(twente, gemeenten):
    nieuw = Mandaat(gever=gemeenten[0], ontvanger=gemeenten[1], regio=twente, vorm="aansluiten")
    nieuw.basis, nieuw.period = "afspraak", since(VANDAAG, VANDAAG)
    weigert(nieuw, "mandaat_has_first_day")


def test_a_theme_of_another_regio(twente, gemeenten):
    from regions.models import Thema

    vreemd = Thema.objects.create(code="jeugd", naam="Jeugd", regio=factories.regio("Zeeland"))
    nieuw = rij(gemeenten[0], gemeenten[1], twente, thema=vreemd)
    assert "is niet van de regio Twente" in zinnen(nieuw)
    weigert(nieuw, "mandaat_thema_of_regio")


@pytest.mark.parametrize("eerst", ["gegeven", "gekregen"])
def test_a_word_is_not_passed_on(twente, gemeenten, themas, eerst):
    almelo, borne, hengelo, _ = gemeenten
    rows = [rij(borne, almelo, twente), rij(almelo, hengelo, twente, thema=themas["ggz"])]
    rows = rows if eerst == "gegeven" else rows[::-1]
    rows[0].save()
    assert "wordt niet doorgegeven" in zinnen(rows[1])
    weigert(rows[1], "mandaat_not_passed_on")


def test_two_rows_of_one_form_are_held_against_each_other(twente, gemeenten):
    almelo, borne, hengelo, _ = gemeenten
    assert "spreekt al namens" in zinnen(rij(borne, almelo, twente), rij(borne, hengelo, twente))


def test_the_form_has_to_fit_the_receiver(twente, gemeenten):
    menzis = factories.verzekeraar("Menzis", regio=twente)
    assert "Menzis is geen gemeente" in zinnen(rij(gemeenten[0], menzis, twente, vorm="centrumgemeente"))
    assert "Almelo is geen partner" in zinnen(rij(gemeenten[1], gemeenten[0], twente, vorm="orgaan"))


def test_rules_cost_the_same_for_many_rows(twente, gemeenten, themas):
    almelo, borne, *_ = gemeenten
    rows = [rij(borne, almelo, twente, thema=thema) for thema in themas.values()]
    with counted() as one:
        bezwaren(rows[:1])
    with counted() as three:
        bezwaren(rows)
    assert len(one) == len(three) == 2


# Giving, ending and taking back


def test_a_chain_cannot_be_made_at_the_same_moment(transactional_db):
    """Both see no row of the other; the lock of the regio lets one wait for the other."""
    twente = factories.regio("Twente")
    almelo, borne, hengelo = (
        factories.gemeente(naam, regio=twente) for naam in ("Almelo", "Borne", "Hengelo")
    )
    klaar, refused = threading.Event(), []

    def second():
        klaar.wait(5)
        try:
            rij(almelo, hengelo, twente).save()
        except IntegrityError as fout:
            refused.append(fout.__cause__.diag.constraint_name)
        finally:
            connection.close()

    thread = threading.Thread(target=second)
    thread.start()
    with transaction.atomic():
        rij(borne, almelo, twente).save()
        klaar.set()
        thread.join(0.3)
        assert thread.is_alive()  # it waits
    thread.join(5)
    assert refused == ["mandaat_not_passed_on"]


def test_ending_and_taking_the_end_back(twente, gemeenten):
    mandaat = factories.mandaat(gemeenten[1], gemeenten[0], twente, tot=datetime.date(2028, 1, 1))
    acties.beeindig(mandaat, tot=datetime.date(2027, 1, 1))
    mandaat = Mandaat.objects.get()
    assert (mandaat.last_day, mandaat.beeindigd_op) == (datetime.date(2026, 12, 31), VANDAAG)
    acties.laat_doorlopen(mandaat)
    mandaat = Mandaat.objects.get()
    assert (mandaat.last_day, mandaat.beeindigd_op) == (datetime.date(2027, 12, 31), None)


def test_an_end_that_is_past_stays(twente, gemeenten):
    mandaat = factories.mandaat(gemeenten[1], gemeenten[0], twente)
    acties.beeindig(mandaat, tot=VANDAAG)
    with pytest.raises(Onmogelijk, match="al afgelopen"):
        acties.laat_doorlopen(Mandaat.objects.get())


def test_taking_the_end_back_finds_who_came_since(twente, gemeenten):
    mandaat = factories.mandaat(gemeenten[1], gemeenten[0], twente)
    acties.beeindig(mandaat, tot=datetime.date(2027, 1, 1))
    factories.mandaat(gemeenten[1], gemeenten[2], twente, van=datetime.date(2027, 1, 1))
    with pytest.raises(Onmogelijk, match="Hengelo spreekt al namens Borne"):
        acties.laat_doorlopen(Mandaat.objects.get(pk=mandaat.pk))


def test_a_mistake_is_taken_back_on_the_day_only(twente, gemeenten):
    mandaat = factories.mandaat(gemeenten[1], gemeenten[0], twente, vastgelegd_op=VANDAAG)
    acties.trek_in(mandaat)
    assert not Mandaat.objects.telt().exists()
    ouder = factories.mandaat(gemeenten[2], gemeenten[0], twente)
    with pytest.raises(Onmogelijk):
        acties.trek_in(ouder)
    with pytest.raises(IntegrityError), transaction.atomic():
        Mandaat.objects.filter(pk=ouder.pk).update(ingetrokken_op=VANDAAG)


def test_the_successor_confirms_or_not(twente, gemeenten):
    almelo, borne, hengelo, _ = gemeenten
    moved = factories.mandaat(borne, almelo, twente, wacht_op_bevestiging=True)
    double = factories.mandaat(borne, hengelo, twente, wacht_op_bevestiging=True)
    acties.bevestig(moved)
    assert Mandaat.objects.geldend(VANDAAG).get().ontvanger == almelo
    with pytest.raises(Onmogelijk, match="Almelo spreekt al namens Borne"):
        acties.bevestig(double)
    acties.wijs_af(Mandaat.objects.get(pk=double.pk))
    assert not Mandaat.objects.wachtend().exists()


def test_giving_is_all_or_nothing(twente, gemeenten, themas):
    almelo, borne, hengelo, _ = gemeenten
    factories.mandaat(borne, hengelo, twente, thema=themas["ggz"])
    with pytest.raises(Onmogelijk, match="Hengelo spreekt al namens Borne over GGZ"):
        acties.geef([rij(borne, almelo, twente, thema=thema) for thema in themas.values()])
    assert Mandaat.objects.count() == 1


# Evidence


def test_evidence_is_what_it_says_and_stays_so(gemeenten):
    stuk = Bewijsstuk.van_bytes(b"%PDF-1.7", organisatie=gemeenten[0], naam="b.pdf", soort="application/pdf")
    stuk.save()
    with pytest.raises(ProgrammingError, match="Cannot update"), transaction.atomic():
        Bewijsstuk.objects.update(inhoud=b"%PDF-1.6")
    stuk = Bewijsstuk.van_bytes(b"%PDF-1.7", organisatie=gemeenten[0], naam="b.pdf", soort="application/pdf")
    stuk.sha256 = "0" * 64
    weigert(stuk, "bewijsstuk_sha256_is_that_of_inhoud")
