"""What people, programs and attackers may send; sending it as a browser does; and what a page may hold."""

import re
from contextlib import contextmanager
from urllib.parse import urlencode

import tinyhtml5
from django.db import connection, transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

HTMX = {"HX-Request": "true"}
KWAAD = [
    "<script>merk()</script>",
    "<scr<script>ipt>merk()</script>",
    "<img src=x onerror=merk()>",
    '"><svg/onload=merk()>',
    "' autofocus onfocus='merk()",
    '<a href="javascript:merk()">klik</a>',
    '<a href=" java\tscript:merk()">klik</a>',
    '<a href="data:text/html,<script>merk()</script>">klik</a>',
    "<iframe srcdoc='<script>merk()</script>'></iframe>",
    "<math><mtext><table><mglyph><style><img src onerror=merk()>",
    "<p style='background:url(javascript:merk())' onclick=merk()>tekst</p>",
    "<!--<img src=x onerror=merk()>-->",
    "</textarea><script>merk()</script>",
    "<details open ontoggle=merk()>",
    "&lt;script&gt;merk()&lt;/script&gt;",
    "{{ 7|add:7 }}{% debug %}",
    "]]>--><o:p>&nbsp;</o:p>",
]
VREEMD = [
    "\x00",
    "een\x00twee",
    "\x1b[31m\x07",
    "\ud800",
    "\udfff\ud83d",
    "👩‍👩‍👧‍👦🇳🇱🫶🏾",
    "مستشفى ابن سينا",
    "עיריית תל אביב",
    "\u202eelcitra\u2066",
    "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L",
    "ﷺ" * 30,
    "x" * 201,
    "é" * 3_000,
    "<b>" * 400,
    "a\r\nb\u2028c\u2029d\x85e",
    "=cmd|' /C calc'!A0",
    "%00%ff%s",
    "' OR 1=1; --",
]
GETALLEN = [
    "NaN",
    "Infinity",
    "-Infinity",
    "1e999",
    "-1",
    "0",
    "9" * 400,
    "2147483648",
    "9" * 19,
    "٣",
    "²",
    "1,5",
]
DAGEN = [
    "0001-01-01",
    "1-1-1",
    "1900-01-01",
    "2025-12-31",
    "9999-12-31",
    "10000-01-01",
    "31-2-2026",
    "2026-02-30",
]
DAGEN += ["00-00-0000", "1-1-26", "2026-11-24T00:00", "1-1-99999999999"]
onzin = st.sampled_from([*KWAAD, *VREEMD, *GETALLEN, *DAGEN]) | st.text(max_size=30)


# The world is made once; each example leaves it as it was.
hetzelfde = settings(
    max_examples=max(1, settings().max_examples // 4),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@contextmanager
def voorbeeld():
    """One example: what it stored holds in the database, and is gone afterwards."""
    with transaction.atomic():
        yield
        connection.check_constraints()
        transaction.set_rollback(True)


def stuur(client, adres, velden, *, htmx=False):
    """Post fields as a browser would, and as none would: surrogates go along as bytes."""
    body = urlencode(velden, doseq=True, errors="surrogatepass")
    soort = "application/x-www-form-urlencoded"
    return client.post(adres, body, content_type=soort, headers=HTMX if htmx else {})


def boom_van(html):
    """The page as a browser reads it."""
    return tinyhtml5.parse(html, namespace_html_elements=False)


def velden_van(html):
    """The fields of the form on a page that has the most, with what stands in them."""
    forms = [velden_in(form) for form in boom_van(html).iter("form") if form.get("method") == "post"]
    return max(forms, key=len)


def velden_in(form):
    velden = {}
    for veld in form.iter():
        naam, soort = veld.get("name"), veld.get("type")
        if not naam or veld.tag == "button" or naam == "csrfmiddlewaretoken":
            continue
        velden.setdefault(naam, [])
        if veld.tag == "select":
            velden[naam] += [
                o.get("value", "") for o in veld.iter("option") if o.get("selected") is not None
            ][:1]
        elif veld.tag == "textarea":
            velden[naam].append((veld.text or "").removeprefix("\n"))
        elif soort not in ("checkbox", "radio") or veld.get("checked") is not None:
            velden[naam].append(veld.get("value", ""))
    return velden


ADRES = re.compile(r"(https?:|mailto:|/|\?|#|[\w.-]*(/|$))")
LEIDT_ERGENS_HEEN = {"href", "src", "action", "formaction", "hx-get", "hx-post", "data-concept", "xlink:href"}
NIET_HIER = {"iframe", "object", "embed", "base", "frame", "applet", "math", "style"}


def leeft(html):
    """What of a page would run, or lead to what runs, other than what the house put there."""
    found = []
    for element in boom_van(html).iter():
        tag = str(element.tag).rpartition("}")[2]
        if tag in NIET_HIER or (tag == "script" and (element.text or "").strip()):
            found.append(tag)
        for naam, waarde in element.items():
            vreemd = naam in LEIDT_ERGENS_HEEN and not ADRES.match(waarde)
            if naam.startswith(("on", "hx-on")) or naam in ("srcdoc", "style") or vreemd:
                found.append(f"{tag} {naam}={waarde}")
    return found


def gelezen(html):
    """The words of a page, as one reads them."""
    return " ".join("".join(boom_van(html).itertext()).split())
