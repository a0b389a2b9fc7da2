from __future__ import annotations

import subprocess
import sys

from citecheck import extract, read
from citecheck.outlets import OutletRegistry

TEXT = "# Talks\n\nThe ministry [told Reuters](https://www.reuters.com/a) that talks would go on.\n"


def test_the_packaged_outlets_are_the_default(tmp_path):
    path = tmp_path / "a.md"
    path.write_text(TEXT)
    document = read(path)
    found = extract(document)
    assert found == extract(document, OutletRegistry.default())
    assert "Reuters" in {source.name for source in found}


def test_reading_files_imports_nothing_that_asks_links_or_judges(tmp_path):
    path = tmp_path / "a.md"
    path.write_text(TEXT)
    code = (
        "import sys, citecheck\n"
        f"citecheck.extract(citecheck.read({str(path)!r}))\n"
        "unwanted = {'asyncio', 'citecheck.links.checker', 'citecheck.problems', 'dateparser'}\n"
        "sys.exit(str(unwanted & sys.modules.keys()) if unwanted & sys.modules.keys() else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_an_outlet_that_is_known_with_its_article_alone(tmp_path):
    path = tmp_path / "a.txt"
    for text in ("According to the Guardian, it ended.", "It ended, The Guardian reported."):
        path.write_text(text)
        (found,) = extract(read(path))
        assert found.match
        assert found.match.outlet
        assert found.match.outlet.name == "The Guardian"
