"""The fields of a form as a browser would send them back."""

from html.parser import HTMLParser
from urllib.request import Request, urlopen


def is_sent(given: dict[str, str | None]) -> bool:
    """Whether a browser would send this input, had it been typed in."""
    kind = given.get("type")
    return kind not in ("hidden", "submit") and (kind not in ("radio", "checkbox") or "checked" in given)


class Fields(HTMLParser):
    """Reads inputs, texts and choices."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self._area = self._select = self._text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        name, value = given.get("name") or "", given.get("value") or ""
        if tag == "select":
            self._select = name
        elif tag == "option" and "selected" in given and self._select:
            self.found.append((self._select, value))
        elif tag == "textarea":
            self._area, self._text = name, ""
        elif tag == "input" and name and is_sent(given):
            self.found.append((name, value))

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea" and self._area:
            self.found.append((self._area, self._text.removeprefix("\n")))
            self._area = ""
        elif tag == "select":
            self._select = ""

    def handle_data(self, data: str) -> None:
        if self._area:
            self._text += data


def fields_of(url: str, cookies: dict[str, str], headers: dict[str, str]) -> list[tuple[str, str]]:
    """What stands in the form of a page now, without what is hidden."""
    sent = headers | {"Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items())}
    with urlopen(Request(url, headers=sent), timeout=30) as answer:  # noqa: S310 - our own server
        reader = Fields()
        reader.feed(answer.read().decode())
        return reader.found
