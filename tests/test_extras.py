"""Optional dependencies that are missing, or that are there and cannot be imported."""

import subprocess
import sys

import pytest

from citecheck import extras
from citecheck.errors import ConfigError, MissingExtraError, ReadError
from citecheck.links.fetch import make_fetcher
from citecheck.readers import read_bytes
from citecheck.settings import Settings

BROKEN = "raise ImportError('libdemo.so.1:\\ncannot open shared object file', name=__name__)"


@pytest.fixture
def broken(tmp_path, monkeypatch):
    """Put a module in the way of the real one that wants a library that is not here."""

    def put(module):
        (tmp_path / f"{module}.py").write_text(BROKEN)
        monkeypatch.syspath_prepend(tmp_path)
        for name in [name for name in sys.modules if name.partition(".")[0] == module]:
            monkeypatch.delitem(sys.modules, name)

    return put


def test_what_can_be_imported_lacks_nothing():
    assert extras.lacking("docutils") == extras.absent("docutils") == ""


def test_what_is_missing(monkeypatch):
    monkeypatch.setitem(sys.modules, "docutils", None)
    found = 'python3 -m pip install "citecheck-news[rst]"'
    assert extras.lacking("docutils") == extras.absent("docutils") == found


def test_what_is_there_and_broken(broken):
    broken("dns")
    said = extras.lacking("dns")
    assert said.startswith('python3 -m pip install "citecheck-news[mail]" (there is dns, but')
    assert said.endswith("libdemo.so.1: cannot open shared object file)")
    assert extras.absent("dns") == ""


def test_what_no_extra_brings():
    assert extras.remedy(ImportError("no", name="somewhere.else")) == ""
    assert extras.remedy(OSError("no library")) == ""


@pytest.mark.parametrize(
    ("module", "name", "data"),
    [
        ("docutils", "a.rst", b"Ferries\n=======\n"),
        ("mwparserfromhell", "a.wiki", b"'''Ferries''' run."),
    ],
)
def test_readers_say_it_in_one_line(broken, module, name, data):
    broken(module)
    with pytest.raises(MissingExtraError, match="libdemo") as caught:
        read_bytes(data, name=name)
    assert "\n" not in str(caught.value)
    assert f"there is {module}, but it cannot be imported" in caught.value.why


def test_a_process_for_pdf_that_fails_for_want_of_a_library(broken, monkeypatch):
    def fails():
        raise OSError

    monkeypatch.setattr("citecheck.readers.pdf.reader.start", fails)
    with pytest.raises(ReadError, match="takes too much"):
        read_bytes(b"%PDF-1.7\n", name="a.pdf")
    broken("pypdfium2_raw")
    with pytest.raises(MissingExtraError, match=r"\[pdf\].*libdemo"):
        read_bytes(b"%PDF-1.7\n", name="a.pdf")


def test_curl(broken, monkeypatch):
    broken("pycurl")
    monkeypatch.delitem(sys.modules, "citecheck.links.fetch.curl", raising=False)
    with pytest.raises(ConfigError, match=r"needs pycurl.*\[fast\].*libdemo"):
        make_fetcher(Settings(fetcher="curl"))


def run_in(folder, *words):
    """Run the command where modules of a folder stand in the way of the real ones."""
    code = "import sys; sys.argv[0] = 'citecheck'; from citecheck.cli import main; main()"
    return subprocess.run(
        [sys.executable, "-c", code, *words],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("file", ["duckdb.py", "_duckdb.py", "duckdb/__init__.py"])
@pytest.mark.parametrize("text", [BROKEN, "raise ImportError('duckdb is too old')"])
def test_a_verb_says_in_one_line_what_it_found_broken(tmp_path, file, text):
    path = tmp_path / file
    path.parent.mkdir(exist_ok=True)
    path.write_text(text)
    done = run_in(tmp_path, "corpus", "report", str(tmp_path))
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert 'install "citecheck-news[corpus]" (there is duckdb' in done.stderr


def test_a_pdf_that_cannot_be_read_for_want_of_a_library_is_one_line(tmp_path):
    (tmp_path / "pypdfium2_raw.py").write_text(BROKEN)
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7\n")
    done = run_in(tmp_path, "extract", "a.pdf")
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "there is pypdfium2_raw, but it cannot be imported" in done.stderr
