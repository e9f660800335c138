"""What we did not write ourselves is what VERSIONS.json says, and nothing else."""

import hashlib
import json
from pathlib import Path

import pytest

HOUSE = Path(__file__).resolve().parent.parent
COPIES = json.loads((HOUSE / "static" / "vendor" / "VERSIONS.json").read_text())
PACKAGES = json.loads((HOUSE / "frontend" / "package.json").read_text())
LOCK = (HOUSE / "frontend" / "package-lock.json").read_text()


@pytest.mark.parametrize("copy", COPIES, ids=lambda copy: copy["file"])
def test_a_copy_is_what_it_says(copy):
    assert hashlib.sha256((HOUSE / copy["file"]).read_bytes()).hexdigest() == copy["sha256"]
    wanted = {**PACKAGES["dependencies"], **PACKAGES["devDependencies"]}
    assert wanted[copy["name"]] == copy["version"]


def test_every_copied_file_is_named():
    folders = ("static/vendor", "static/fonts", "tests/vendor")
    found = {path for folder in folders for path in (HOUSE / folder).rglob("*") if path.is_file()}
    named = {HOUSE / copy["file"] for copy in COPIES}
    assert found - named == {HOUSE / "static" / "vendor" / "VERSIONS.json"}


def test_the_lock_names_no_registry():
    assert "resolved" not in LOCK
    assert "integrity" in LOCK
