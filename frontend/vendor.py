"""Copy the named files of the packages in package.json into the house, with their licences and hashes.

    cd frontend && npm ci && python vendor.py

Only this needs node; the copies are committed. plotly.css is what Plotly would put into a page by itself,
which a strict CSP refuses: it is read once from a Chromium ($CHROMIUM, or the one on the path). ProseMirror
comes as modules; esbuild makes one file of those that prosemirror.js names.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
HOUSE = HERE.parent
VERSIONS = HOUSE / "static" / "vendor" / "VERSIONS.json"

SOURCE_SANS = "@fontsource-variable/source-sans-3"
DEJAVU = "@fontsource/dejavu-sans"
PLOTLY = "plotly.js-basic-dist-min"
PROSEMIRROR = "prosemirror-view"

# package, its file, where the copy stands
COPIES = (
    (
        SOURCE_SANS,
        "files/source-sans-3-latin-wght-normal.woff2",
        "static/fonts/source-sans-3-latin-wght-normal.woff2",
    ),
    (
        SOURCE_SANS,
        "files/source-sans-3-latin-ext-wght-normal.woff2",
        "static/fonts/source-sans-3-latin-ext-wght-normal.woff2",
    ),
    (SOURCE_SANS, "LICENSE", "static/fonts/source-sans-3-LICENSE.txt"),
    (DEJAVU, "files/dejavu-sans-latin-400-normal.woff2", "static/fonts/dejavu-sans-400-normal.woff2"),
    (DEJAVU, "LICENSE", "static/fonts/dejavu-sans-LICENSE.txt"),
    (PLOTLY, "plotly-basic.min.js", "static/vendor/plotly/plotly-basic.min.js"),
    (PLOTLY, "LICENSE", "static/vendor/plotly/LICENSE.txt"),
    (PROSEMIRROR, "LICENSE", "static/vendor/prosemirror/LICENSE.txt"),
    ("axe-core", "axe.min.js", "tests/vendor/axe.min.js"),
    ("axe-core", "LICENSE", "tests/vendor/axe-LICENSE.txt"),
)
PLOTLY_CSS = "static/vendor/plotly/plotly.css"
BUNDLE = "static/vendor/prosemirror/prosemirror.js"
RULES = """() => [...document.getElementById("plotly.js-style-global").sheet.cssRules]
    .map((rule) => rule.cssText)"""
# Where the package says something else than the licence text in it.
LICENCES = {DEJAVU: "Bitstream-Vera"}


def main() -> None:
    """All copies anew, and VERSIONS.json that says what they are."""
    for package, file, copy in COPIES:
        target = HOUSE / copy
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(HERE / "node_modules" / package / file, target)
    (HOUSE / PLOTLY_CSS).write_text(plotly_css())
    bundle()
    made = [(PLOTLY, PLOTLY_CSS), (PROSEMIRROR, BUNDLE)]
    named = [(package, copy) for package, _, copy in COPIES] + made
    VERSIONS.write_text(json.dumps([entry(*pair) for pair in named], indent=2) + "\n")


def entry(package: str, copy: str) -> dict[str, str]:
    """Where a copy comes from, under which licence, and its hash."""
    about = json.loads((HERE / "node_modules" / package / "package.json").read_text())
    return {
        "file": copy,
        "name": package,
        "version": about["version"],
        "licence": LICENCES.get(package, about["license"]),
        "sha256": hashlib.sha256((HOUSE / copy).read_bytes()).hexdigest(),
    }


def bundle() -> None:
    """ProseMirror as one file, under one name in the window."""
    esbuild = HERE / "node_modules" / ".bin" / "esbuild"
    how = ("--bundle", "--minify", "--format=iife", "--global-name=ProseMirror", "--legal-comments=none")
    command = [esbuild, HERE / "prosemirror.js", *how, f"--outfile={HOUSE / BUNDLE}"]
    subprocess.run(command, check=True)  # noqa: S603


def plotly_css() -> str:
    """The rules that Plotly adds to a page without a CSP, as a style sheet of their own."""
    from playwright.sync_api import sync_playwright

    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        page.add_script_tag(path=HERE / "node_modules" / PLOTLY / "plotly-basic.min.js")
        rules = page.evaluate(RULES)
        browser.close()
    return "/* Read from " + PLOTLY + " by frontend/vendor.py. */\n" + "\n".join(rules) + "\n"


if __name__ == "__main__":
    sys.exit(main())
