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
    delen = [(treffer.titel, _GEHEEL) for treffer in treffers]
    delen += [(treffer.tekst, _DELEN_VAN) for treffer in treffers]
    delen += [(treffer.zin, _GEHEEL) for treffer in treffers if treffer.zin]
    gemerkt = iter(_gemerkt(delen, tekst, ruim))
    for treffer in treffers:
        treffer.titel_gemerkt = next(gemerkt)
    for treffer in treffers:
        fragment = next(gemerkt)
        treffer.fragment = fragment if "<mark>" in fragment else format_html("{}", _begin(treffer.tekst))
    for treffer in treffers:
        treffer.zin_gemerkt = next(gemerkt) if treffer.zin else SafeString("")
    _merk_ook(treffers, tekst, ruim)


def _merk_ook(treffers: Sequence[Gemerkt], tekst: str, ruim: bool) -> None:
    """Where nothing that is shown holds the words: what it was found by."""
    shown = ("titel_gemerkt", "fragment", "zin_gemerkt")
    over = [t for t in treffers if t.ook and not any("<mark>" in getattr(t, naam) for naam in shown)]
    found = _gemerkt([(treffer.ook, _GEHEEL) for treffer in over], tekst, ruim)
    for treffer, ook in zip(over, found, strict=True):
        treffer.ook_gemerkt = ook if "<mark>" in ook else ""


_TEKENS = f"StartSel={_BEGIN}, StopSel={_EIND}, "
_GEHEEL = f"{_TEKENS}HighlightAll=true"
_DELEN_VAN = f'{_TEKENS}MaxFragments=2, MaxWords=26, MinWords=10, FragmentDelimiter=" … "'


def _gemerkt(delen: list[tuple[str, str]], vraag: str, ruim: bool) -> list[SafeString]:
    """These texts, each with how it is marked, in one query."""
    if not delen:
        return []
    query, params = "websearch_to_tsquery('dutch', %s)", (vraag,)
    if ruim:
        query, params = ruim_sql(query, params)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT ts_headline('dutch', tekst, {query}, opties)"  # noqa: S608 (fixed text)
            " FROM unnest(%s::text[], %s::text[]) WITH ORDINALITY AS rij(tekst, opties, plek) ORDER BY plek",
            [*params, [tekst for tekst, _ in delen], [opties for _, opties in delen]],
        )
        return [_veilig(tekst) for (tekst,) in cursor.fetchall()]


def _veilig(tekst: str) -> SafeString:
    """Escaped, with <mark> where the database put its signs."""
    html = format_html("{}", tekst)
    return mark_safe(html.replace(_BEGIN, "<mark>").replace(_EIND, "</mark>"))  # noqa: S308 (escaped above)


def _begin(tekst: str) -> str:
    words = tekst.split()
    return " ".join(words[:26]) + (" …" if len(words) > 26 else "")
