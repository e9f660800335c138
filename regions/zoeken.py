"""Finding by part of a name: lower case and without accents, the same in Python and in the database."""

import unicodedata
from typing import Any

from django.db import models
from django.db.models import Func, Value
from django.db.models.functions import Concat, Lower


def zoekvorm(text: str) -> str:
    """A text as names are searched: lower case, without accents. The same rule as zonder_accenten()."""
    return "".join(c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c))


def zonder_accenten(expression: Any) -> Func:
    """The same in SQL, for a stored generated column: this PostgreSQL has no unaccent."""
    text = models.TextField()
    decomposed = Func(Lower(expression), template="normalize(%(expressions)s, NFD)", output_field=text)
    marks = Value("[\u0300-\u036f]")
    return Func(decomposed, marks, Value(""), Value("g"), function="regexp_replace", output_field=text)


def zoeknaam(*names: str) -> models.GeneratedField:
    """The column in which a thing is found by these of its names."""
    parts: list[Any] = [names[0]]
    for name in names[1:]:
        parts += [Value(" "), name]
    joined: Any = Concat(*parts, output_field=models.TextField()) if names[1:] else models.F(names[0])
    return models.GeneratedField(
        expression=zonder_accenten(joined), output_field=models.TextField(), db_persist=True
    )
