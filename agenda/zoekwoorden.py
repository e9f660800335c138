"""Words as they are looked for: what begins with them too, when what holds them as they are is little.

Dutch writes compounds as one word, and its dictionary in PostgreSQL takes -er off no noun: by itself
'mantelzorg' does not find 'mantelzorgers', nor 'huisartsen' 'huisarts'.
"""

from typing import Any

from django.contrib.postgres.search import SearchQuery

# A word of four letters or more, not one to leave out (!) nor one of a phrase (<->).
_WOORD = r"(?<![!'])(?<!> )('[^' ]{4,}')(?!')(?! <)"
# The end that a form may have and another lacks, after five letters or more.
_UITGANG = r"([^' ]{5,})(er|s)':\*"
_RUIM = "regexp_replace(regexp_replace(({})::text, %s, %s, 'g'), %s, %s, 'g')::tsquery"
_DELEN = (_WOORD, r"\1:*", _UITGANG, r"\1':*")


def ruim_sql(query: str, params: tuple[Any, ...]) -> tuple[str, tuple[Any, ...]]:
    """Of a tsquery in SQL the one that takes what begins with each word too, with its parameters."""
    return _RUIM.format(query), (*params, *_DELEN)


class RuimeVraag(SearchQuery):
    """What begins with each word; a phrase between quotes, and what is left out, is taken as it is."""

    def as_sql(
        self, compiler: Any, connection: Any, function: str | None = None, template: str | None = None
    ) -> tuple[str, tuple[Any, ...]]:
        sql, params = super().as_sql(compiler, connection, function, template)
        return ruim_sql(sql, tuple(params))
