"""Which column is which: the headings found, guessed and remembered."""

import pytest

from inlezen.bestand import GeenTabel
from inlezen.kolommen import Kolom
from inlezen.koppelen import blik, gok, met_fouten, onthoud
from inlezen.lezen import lees

NAAM = Kolom("Naam", verplicht=True)
MAIL = Kolom("E-mail", ook=("e-mailadres",))
GEMEENTE = Kolom("Organisatie", ook=("gemeente",))
KOLOMMEN = (GEMEENTE, NAAM, MAIL)


def test_the_headings_may_stand_under_a_title():
    gezien = blik(b"Contactlijst Twente 2026\n\nGemeente;Naam\n;Jan\nAlmelo;Piet\n", "a.csv", KOLOMMEN)
    assert (gezien.rij, gezien.koppen, gezien.voorbeelden) == (3, ["Gemeente", "Naam"], ["Almelo", "Jan"])


def test_without_a_known_heading_the_first_row_is_taken():
    assert blik(b"wie;waar\nJan;hier\n", "a.csv", KOLOMMEN).rij == 1


def test_a_file_without_rows_is_no_table():
    with pytest.raises(GeenTabel):
        blik(b"\n;;\n", "a.csv", KOLOMMEN)


def test_what_was_chosen_before_goes_before_the_name_and_that_before_likeness():
    koppen = ["Naam contactpersoon", "Naam", "Adres", "gemeente (bestuur)"]
    assert gok(koppen, KOLOMMEN, {}) == {"Naam": 1, "Organisatie": 3}
    eerder = onthoud(koppen, {"Naam": 0, "E-mail": 2})
    assert gok(koppen, KOLOMMEN, eerder) == {"Naam": 0, "E-mail": 2, "Organisatie": 3}


def test_a_column_of_the_file_is_guessed_once():
    assert gok(["Naam gemeente"], (NAAM, GEMEENTE), {}) == {"Naam": 0}


def test_reading_follows_what_was_said_and_not_the_headings():
    gelezen = lees(
        b"x\nNaam;Wie\nAlmelo;Jan\n", "a.csv", KOLOMMEN, koprij=2, koppeling={"Naam": 1, "Organisatie": 0}
    )
    assert [rij.waarden for rij in gelezen.rijen] == [{"Organisatie": "Almelo", "Naam": "Jan", "E-mail": ""}]


def test_the_sheet_comes_back_with_its_faults_and_one_column_for_them():
    inhoud = b"Titel\nNaam;fout;Wie\nJan;oud;x\n\nPiet;oud;y\n"
    kolommen, rijen = met_fouten(inhoud, "a.csv", KOLOMMEN, 2, {5: "Naam: bestaat niet"})
    assert [kolom.naam for kolom in kolommen] == ["Naam", "Wie", "fout"]
    assert [[kolom.van(rij) for kolom in kolommen] for rij in rijen] == [
        ["Jan", "x", ""],
        ["Piet", "y", "Naam: bestaat niet"],
    ]
