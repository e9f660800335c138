"""Cards that an address book reads as they were meant."""

from inlezen.vcard import Kaart, als_vcf


def test_a_card_says_who_and_where():
    tekst = als_vcf(
        [Kaart(naam="Noor Jansen", organisatie="Almelo", email="n@almelo.nl", telefoon="06 1")]
    ).decode()
    assert tekst.startswith("BEGIN:VCARD\r\nVERSION:4.0\r\n")
    for regel in ("FN:Noor Jansen", "ORG:Almelo", "EMAIL:n@almelo.nl", "TEL;VALUE=text:06 1", "END:VCARD"):
        assert f"{regel}\r\n" in tekst


def test_what_is_empty_is_left_out():
    assert b"TEL" not in als_vcf([Kaart(naam="Noor")])


def test_signs_and_lines_cannot_start_a_field_of_their_own():
    tekst = als_vcf([Kaart(naam="A; B, C\\D\r\nEMAIL:x@y.nl\rTEL:1")]).decode()
    assert "FN:A\\; B\\, C\\\\D\\nEMAIL:x@y.nl TEL:1\r\n" in tekst
    assert "\nEMAIL:" not in tekst


def test_a_long_line_is_folded_between_letters():
    tekst = als_vcf([Kaart(naam="é" * 200)])
    assert all(len(regel) <= 75 for regel in tekst.split(b"\r\n"))
    assert f"FN:{'é' * 200}" in tekst.decode().replace("\r\n ", "")
