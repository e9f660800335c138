"""What a first visit loads, in a real browser without a cache."""

import os
from typing import Any

LAUNCH = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
]
LAUNCH += ["--disable-component-update", "--disable-sync"]


def first_visit(url: str, cookies: dict[str, str]) -> dict[str, Any]:
    """Requests and kilobytes of a page and all that it loads."""
    from playwright.sync_api import sync_playwright

    loaded: dict[str, int] = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ["CHROMIUM"], args=LAUNCH)
        context = browser.new_context()
        context.add_cookies([{"name": n, "value": v, "url": url} for n, v in cookies.items()])
        page = context.new_page()
        devtools = context.new_cdp_session(page)
        devtools.send("Network.enable")
        devtools.send("Network.setCacheDisabled", {"cacheDisabled": True})
        devtools.on(
            "Network.loadingFinished", lambda e: loaded.update({e["requestId"]: e["encodedDataLength"]})
        )
        answer = page.goto(url, wait_until="networkidle")
        browser.close()
    if answer is None or answer.status != 200:
        raise SystemExit(f"script/bench: the browser did not get {url}.")
    return {"requests": len(loaded), "kb": sum(loaded.values()) / 1000}
