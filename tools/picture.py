"""Make the picture of a report that the README shows: the article of the demo, in chromium.

Usage: python tools/picture.py [FILE]   (needs chromium on PATH and the package playwright)
"""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

import citecheck
from citecheck.cli import demo

_PICTURE = Path(__file__).parents[1] / "docs" / "pictures" / "report.png"
_QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


def page() -> str:
    """Return the report on the article of the demo, as HTML, with a name in place of its port."""
    settings = citecheck.Settings(allow_private=True, host_interval=0.0, archives=())
    with demo.serve() as site:
        report = citecheck.check(f"{site}/night-ferries", settings=settings)
    return re.sub(r"127\.0\.0\.1:\d+", "127.0.0.1:8000", citecheck.render(report, "html"))


def take(html: str, picture: Path) -> None:
    """Write the picture of a page."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as started:
        file = Path(folder) / "report.html"
        file.write_text(html, "utf-8")
        browser = started.chromium.launch(executable_path=shutil.which("chromium"), args=_QUIET)
        view = browser.new_page(viewport={"width": 1200, "height": 860}, color_scheme="light")
        view.goto(file.as_uri())
        # The part with the article and the panel of its sources.
        heading = view.get_by_role("heading", name="The article as read").bounding_box()
        top = heading["y"] - 12 if heading else 0
        part = {"x": 0, "y": top, "width": 1200, "height": 720}
        view.screenshot(path=str(picture), full_page=True, clip=part)
        browser.close()


if __name__ == "__main__":
    chosen = Path(sys.argv[1]) if len(sys.argv) > 1 else _PICTURE
    chosen.parent.mkdir(parents=True, exist_ok=True)
    take(page(), chosen)
    print(f"{chosen}: {chosen.stat().st_size // 1000} kB")
