"""Two people changed one thing: what each wrote beside what it was, and what becomes of both together.

It reads forms only, so it serves every room; a form may carry sets of lines as `regels`, by their prefix.
"""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.safestring import SafeString

from regions.invoer import doorgegeven
from regions.rijk import RijkeTekst, in_woorden, opgemaakt
from tekst.verschil import samenvoegen, verschil

NIET_INGEVULD = "Niet ingevuld"
NIET_DOORGEVEN = {"csrfmiddlewaretoken", "version", "keuze", "begonnen"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Verschil:
    """One field that is not the same in the three texts."""

    label: str
    mijn: str
    nu: str
    toen: str
    mijn_verschil: SafeString
    nu_verschil: SafeString


def naast_elkaar(
    mijn: forms.BaseForm, nu: forms.BaseForm, toen: forms.BaseForm | None, post: QueryDict
) -> dict[str, Any]:
    """What the page with the three texts shows; all fields go along as they were posted."""
    return {
        "verschillen": verschillen(mijn, nu, toen),
        "toen_bekend": toen is not None,
        "begonnen": post.get("version", ""),
        "posted": doorgegeven(post, NIET_DOORGEVEN),
    }


def verschillen(mijn: forms.BaseForm, nu: forms.BaseForm, toen: forms.BaseForm | None) -> list[Verschil]:
    """The fields in which what was posted, what is stored and what it began from differ."""
    teksten = [leesbaar(form) if form else {} for form in (mijn, nu, toen)]
    labels = opschriften(mijn)
    rows = []
    for name in teksten[0]:
        ik, opgeslagen = teksten[0][name], teksten[1].get(name, "")
        begin = teksten[2].get(name, "") if toen else opgeslagen
        if not ik == opgeslagen == begin:
            rows.append(
                Verschil(
                    label=labels[name],
                    mijn=ik,
                    nu=opgeslagen,
                    toen=begin,
                    mijn_verschil=verschil(begin, ik),
                    nu_verschil=verschil(begin, opgeslagen),
                )
            )
    return rows


def opschriften(form: forms.BaseForm) -> dict[str, str]:
    """What stands above each field, and above each set of lines."""
    labels = {bound.name: str(bound.label) for bound in form}
    return labels | {prefix: regels.kop for prefix, regels in _regels(form).items()}


def _regels(form: forms.BaseForm) -> dict[str, Any]:
    """The sets of lines of a form, by their prefix."""
    return getattr(form, "regels", None) or {}


def leesbaar(form: forms.BaseForm) -> dict[str, str]:
    """What stands in each field, in words; the lines of a form together are one field."""
    texts = {bound.name: _in_words(bound) for bound in form if not bound.is_hidden}
    for prefix, regels in _regels(form).items():
        texts[prefix] = _rows_in_words(regels, regels.als_regels())
    return texts


def _met_merken(form: forms.BaseForm) -> dict[str, str]:
    """The same, but marked-up text with its marks, so that they outlive being joined."""
    rijk = [bound for bound in form if isinstance(bound.field, RijkeTekst)]
    return leesbaar(form) | {bound.name: opgemaakt(bound.value() or "") for bound in rijk}


def _in_words(bound: forms.BoundField) -> str:
    value = bound.value()
    field = bound.field
    if isinstance(field, forms.BooleanField):
        return "ja" if value else "nee"
    if hasattr(field, "choices"):
        chosen = {str(v) for v in (value if isinstance(value, list | tuple) else [value])}
        return ", ".join(label for key, label in _flat(field.choices) if key and key in chosen)
    if isinstance(field, forms.DateField) and value:
        day = parse_date(str(value)) if _is_date(str(value)) else None
        return date_format(day, "j F Y") if day else str(value)
    text = "" if value is None else str(value).replace("\r\n", "\n").strip()
    return in_woorden(text) if isinstance(field, RijkeTekst) else text


def _is_date(text: str) -> bool:
    try:
        return parse_date(text) is not None
    except ValueError:
        return False


def _flat(choices: Any) -> list[tuple[str, str]]:
    flat = []
    for key, label in choices:
        flat += _flat(label) if isinstance(label, list | tuple) else [(str(key), str(label))]
    return flat


def _rows_in_words(regels: Any, rows: list[dict[str, str]]) -> str:
    """A line for each row; what a choice means is looked up once for all of them."""
    if not rows:
        return ""
    fields = regels.empty_form.fields
    chosen = {name: dict(_flat(f.choices)) for name, f in fields.items() if hasattr(f, "choices")}
    return "\n".join(_row_in_words(fields, chosen, row) for row in rows)


def _row_in_words(fields: Any, chosen: dict[str, dict[str, str]], row: dict[str, str]) -> str:
    """ "Menzis: betaalt", or what is filled in one after the other."""
    texts = {
        name: chosen[name].get(text, text) if name in chosen else _waarde_in_words(fields[name], text)
        for name, text in row.items()
    }
    if list(texts) == ["wie", "tekst"]:
        return f"{texts['wie'] or row['wie']}: {texts['tekst']}"
    return ", ".join(text for text in texts.values() if text)


def _waarde_in_words(field: forms.Field, text: str) -> str:
    if isinstance(field, forms.DateField) and _is_date(text):
        day = parse_date(text)
        return date_format(day, "j F Y") if day else text
    return text


def als_post(form: forms.BaseForm) -> QueryDict:
    """What a browser would send of this form, untouched."""
    data = QueryDict(mutable=True)
    for bound in form:
        value = bound.value()
        if isinstance(value, list | tuple):
            data.setlist(bound.name, [str(item) for item in value])
        elif value is not None and value is not False:
            data[bound.name] = str(value)
    for prefix, regels in _regels(form).items():
        _zet_regels(data, prefix, regels.als_regels())
    return data


def _zet_regels(data: QueryDict, prefix: str, rows: list[dict[str, str]]) -> None:
    for name in [name for name in data if name.startswith(f"{prefix}-")]:
        del data[name]
    data[f"{prefix}-TOTAL_FORMS"], data[f"{prefix}-INITIAL_FORMS"] = str(len(rows) + 1), "0"
    for number, row in enumerate(rows):
        for name, value in row.items():
            data[f"{prefix}-{number}-{name}"] = value


def samen(mijn: forms.BaseForm, nu: forms.BaseForm, toen: forms.BaseForm | None) -> QueryDict:
    """Both changes in one form: where only one changed a field that one's, where both did, both."""
    data, opgeslagen = als_post(mijn), als_post(nu)
    begonnen = als_post(toen) if toen else QueryDict()
    mine, now = _met_merken(mijn), _met_merken(nu)
    begin = _met_merken(toen) if toen else {}
    for bound in mijn:
        name = bound.name
        if mine[name] == now[name] or (toen and now[name] == begin[name]):
            continue
        if toen and mine[name] == begin[name]:
            data.setlist(name, opgeslagen.getlist(name))
        elif isinstance(bound.field, forms.MultipleChoiceField):
            parts = (source.getlist(name) for source in (begonnen, data, opgeslagen))
            data.setlist(name, _samen_keuzes(*parts))
        elif isinstance(bound.field, forms.CharField):
            between = "\n\n" if isinstance(bound.field.widget, forms.Textarea) else " / "
            data[name] = samen_tekst(begin.get(name, ""), mine[name], now[name], between)
    for prefix in _regels(mijn):
        rows = _samen_regels(*(_regels(f)[prefix].als_regels() if f else [] for f in (mijn, nu, toen)))
        _zet_regels(data, prefix, rows)
    return data


def _samen_keuzes(begin: list[str], mijn: list[str], nu: list[str]) -> list[str]:
    """What either chose is in, what either took away is out."""
    away = set(begin) - set(nu)
    return [key for key in dict.fromkeys([*mijn, *(set(nu) - set(begin))]) if key not in away]


def samen_tekst(begin: str, mijn: str, nu: str, between: str = "\n\n") -> str:
    """Both changes in one text; where they touch, one after the other, for a person to choose."""
    together = samenvoegen(begin, mijn, nu)
    return together if together is not None else f"{mijn}{between}{nu}"


def _samen_regels(
    mijn: list[dict[str, str]], nu: list[dict[str, str]], toen: list[dict[str, str]]
) -> list[dict[str, str]]:
    mine, now, begin = (_op_naam(rows) for rows in (mijn, nu, toen))
    rows = []
    for name in dict.fromkeys([*now, *mine]):
        mine_row, now_row, begin_row = mine.get(name), now.get(name), begin.get(name)
        if mine_row == begin_row:
            kept = now_row
        elif now_row == begin_row:
            kept = mine_row
        elif mine_row and now_row:
            kept = {
                field: text
                if field == next(iter(mine_row))
                else _both(begin_row, field, text, now_row[field])
                for field, text in mine_row.items()
            }
        else:
            kept = mine_row or now_row
        if kept:
            rows.append(kept)
    return rows


def _op_naam(rows: list[dict[str, str]]) -> dict[tuple[str, int], dict[str, str]]:
    """The rows by what stands first in them, and the how manieth with that it is: none falls out."""
    named: dict[tuple[str, int], dict[str, str]] = {}
    for row in rows:
        first = next(iter(row.values()))
        named[first, sum(name == first for name, _ in named)] = row
    return named


def _both(begin: dict[str, str] | None, field: str, mijn: str, nu: str) -> str:
    was = begin[field] if begin else ""
    if mijn in (nu, was):
        return nu
    return mijn if nu == was or field != "tekst" else samen_tekst(was, mijn, nu)
