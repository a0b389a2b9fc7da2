import subprocess
import sys

import pytest

from citecheck.corpus import extras
from citecheck.corpus.engines import make
from citecheck.errors import MissingExtraError
from tests.corpus.made import ROOT


def test_what_is_missing_is_named_with_the_command_that_installs_it(monkeypatch):
    monkeypatch.setattr("citecheck.extras.find_spec", lambda name: None)
    with pytest.raises(MissingExtraError, match=r'pip install "citecheck-news\[corpus\]"'):
        extras.need_corpus()
    with pytest.raises(MissingExtraError, match=r'--engine ray: needs ray;.*\[cluster\]"'):
        make("ray", workers=1, address="")


def test_the_command_says_it_in_one_line(tmp_path):
    (tmp_path / "duckdb.py").touch()
    code = (
        "import importlib.util as u, sys; found = u.find_spec;"
        "u.find_spec = lambda name, *a: None if name == 'pyarrow' else found(name, *a);"
        "sys.argv = ['citecheck', 'corpus', 'report', 'x'];"
        "from citecheck.cli import main; main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert 'pip install "citecheck-news[corpus]"' in done.stderr


@pytest.mark.parametrize("module", ["pyarrow", "duckdb", "fsspec", "ray"])
def test_nothing_heavy_is_imported_before_it_is_used(module):
    code = f"import citecheck, citecheck.cli.corpus, sys; sys.exit({module!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0
