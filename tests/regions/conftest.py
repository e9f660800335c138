"""What the tests of this room share."""

import csv
import shutil

import pytest

from regions import reference


@pytest.fixture
def kopie(tmp_path):
    """The files, in a folder of their own; kopie(name, change) changes the rows of one of them."""
    map = tmp_path / "reference"
    shutil.copytree(reference.MAP, map)

    def kopie(naam, wijzig):
        with (map / naam).open(encoding="utf-8", newline="") as bestand:
            rijen = list(csv.reader(bestand))
        wijzig(rijen)
        with (map / naam).open("w", encoding="utf-8", newline="") as bestand:
            csv.writer(bestand, lineterminator="\n").writerows(rijen)
        return map

    return kopie
