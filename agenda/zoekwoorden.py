"""Words as they are looked for and marked; what begins with them too, when what holds them is little.

Dutch writes compounds as one word, and its dictionary in PostgreSQL takes -er off no noun: by itself
'mantelzorg' does not find 'mantelzorgers', nor 'huisartsen' 'huisarts'.
"""

from collections.abc import Sequence
from typing import Any, Protocol

from django.contrib.postgres.search import SearchQuery
from django.db import connection
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

# A word of four letters or more, not one to leave out (!) nor one of a phrase (<->).
_WOORD = r"(?<![!'])(?<!> )('[^' ]{4,}')(?!')(?! <)"
# The end that a form may have and another lacks, after five letters or more.
_UITGANG = r"([^' ]{5,})(er|s)':\*"
_RUIM = "regexp_replace(regexp_replace(({})::text, %s, %s, 'g'), %s, %s, 'g')::tsquery"
_DELEN = (_WOORD, r"\1:*", _UITGANG, r"\1':*")


def ruim_sql(query: str, params: tuple[Any, ...]) -> tuple[str, tuple[Any, ...]]:
    """Of a tsquery in SQL the one that takes what begins with each word too, with its parameters."""
    return _RUIM.format(query), (*params, *_DELEN)


_BEGIN, _EIND = "\x02", "\x03"  # around words that were found; nobody can type them


class Gemerkt(Protocol):
    """Something found, of which the words that were looked for are marked."""

    titel: str
    tekst: str
    zin: str
    ook: str
    titel_gemerkt: str
    fragment: str
    zin_gemerkt: str
    ook_gemerkt: str


class RuimeVraag(SearchQuery):
    """What begins with each word; a phrase between quotes, and what is left out, is taken as it is."""

    def as_sql(self, *args: Any, **kwargs: Any) -> tuple[str, tuple[Any, ...]]:
        sql, params = super().as_sql(*args, **kwargs)
        return ruim_sql(sql, tuple(params))


def merk(treffers: Sequence[Gemerkt], tekst: str, *, ruim: bool) -> None:
    """The words that were found marked, and of a long text the part around them."""
    if not tekst:
        for treffer in treffers:
            treffer.titel_gemerkt = format_html("{}", treffer.titel)
            treffer.fragment = format_html("{}", _begin(treffer.tekst))
            treffer.zin_gemerkt = format_html("{}", treffer.zin)
        return
    titels = _gemerkt([treffer.titel for treffer in treffers], tekst, "HighlightAll=true", ruim)
    fragmenten = _gemerkt(
        [treffer.tekst for treffer in treffers],
        tekst,
        'MaxFragments=2, MaxWords=26, MinWords=10, FragmentDelimiter=" … "',
        ruim,
    )
    met_zin = [treffer for treffer in treffers if treffer.zin]
    zinnen = _gemerkt([treffer.zin for treffer in met_zin], tekst, "HighlightAll=true", ruim)
    for treffer, zin in zip(met_zin, zinnen, strict=True):
        treffer.zin_gemerkt = zin
    for treffer, titel, fragment in zip(treffers, titels, fragmenten, strict=True):
        treffer.titel_gemerkt = titel
        treffer.fragment = fragment if "<mark>" in fragment else format_html("{}", _begin(treffer.tekst))
    _merk_ook(treffers, tekst, ruim)


def _merk_ook(treffers: Sequence[Gemerkt], tekst: str, ruim: bool) -> None:
    """Where nothing that is shown holds the words: what it was found by."""
    shown = ("titel_gemerkt", "fragment", "zin_gemerkt")
    over = [t for t in treffers if t.ook and not any("<mark>" in getattr(t, naam) for naam in shown)]
    found = _gemerkt([treffer.ook for treffer in over], tekst, "HighlightAll=true", ruim)
    for treffer, ook in zip(over, found, strict=True):
        treffer.ook_gemerkt = ook if "<mark>" in ook else ""


def _gemerkt(teksten: list[str], vraag: str, opties: str, ruim: bool) -> list[SafeString]:
    if not teksten:
        return []
    opties = f"StartSel={_BEGIN}, StopSel={_EIND}, {opties}"
    query, params = "websearch_to_tsquery('dutch', %s)", (vraag,)
    if ruim:
        query, params = ruim_sql(query, params)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT ts_headline('dutch', tekst, {query}, %s)"  # noqa: S608 (fixed text)
            " FROM unnest(%s::text[]) WITH ORDINALITY AS rij(tekst, plek) ORDER BY plek",
            [*params, opties, teksten],
        )
        return [_veilig(tekst) for (tekst,) in cursor.fetchall()]


def _veilig(tekst: str) -> SafeString:
    """Escaped, with <mark> where the database put its signs."""
    html = format_html("{}", tekst)
    return mark_safe(html.replace(_BEGIN, "<mark>").replace(_EIND, "</mark>"))  # noqa: S308 (escaped above)


def _begin(tekst: str) -> str:
    words = tekst.split()
    return " ".join(words[:26]) + (" …" if len(words) > 26 else "")
