import os
from pathlib import Path
from unittest.mock import Mock

import pytest

from citecheck.readers.rst import project as sphinx_project
from citecheck.readers.rst.project import read_project, sources_around


@pytest.fixture
def project(tmp_path):
    (tmp_path / "guide").mkdir()
    (tmp_path / "_build").mkdir()
    (tmp_path / "conf.py").write_text("project = 'Quay'\n")
    (tmp_path / "index.rst").write_text(
        ".. _start:\n.. _The  Quay:\r\n.. _`By: the sea`:\n.. _esc\\:aped:\n\nHead\n====\n\n"
        ".. _web: https://example.org/\n.. _other: start_\n__ anonymous\n.. [1] note\n"
        ".. figure:: a.png\n   :name: fig-a\n   :alt: no\n"
    )
    (tmp_path / "guide" / "ice.md").write_text("(ice)=\n# Ice\n\n(not a label)\n\n(start)=\n")
    (tmp_path / "_build" / "no.rst").write_text(".. _no:\n")
    (tmp_path / "guide" / "code.py").write_text("# .. _code:\n")
    return tmp_path


def test_labels(project):
    found = read_project(project)
    names = {path.name: [] for path in found.labels.values()}
    for label, path in found.labels.items():
        names[path.name].append(label)
    assert names == {
        "conf.py": ["genindex", "modindex", "py-modindex", "search"],
        "index.rst": ["start", "the quay", "by: the sea", "esc:aped", "fig-a"],
        "ice.md": ["ice"],
    }
    assert found.is_whole


@pytest.mark.parametrize(
    ("conf", "is_whole"),
    [
        ("", True),
        ("extensions = []", True),
        ("extensions = ('sphinx.ext.todo', 'furo')", True),
        ("extensions = ['sphinx.ext.intersphinx']", False),
        ("extensions = ['sphinx.ext.todo']\nextensions += ['mine']", False),
        ("extensions = ['sphinx.ext.todo']\nextensions.append('mine')", False),
        ("extensions = [name for name in names]", False),
        ("extensions = 5", False),
        ("def setup(app): ...", False),
        ("extensions = [", False),
        ("\x00", False),
        ("(" * 5000, False),
        ("from base import *", False),
        ("from base import setup", False),
        ("from base import extensions", False),
        ("import sys, os.path\nif True:\n    import base as setup", False),
        ("if True:\n    def setup(app): ...", False),
        ("exec(open('base.py').read())", False),
        ("globals()['extensions'] = ['mine']", False),
        ("import os\nprint('\\d')", True),
        ("a" + ".a" * 5000 + " = 1", False),
        ("extensions = " + "[" * 90 + "]" * 90, False),
        ("extensions = " + "-" * 100_000 + "1", False),
    ],
)
def test_whether_there_are_other_labels(project, conf, is_whole):
    (project / "conf.py").write_text(conf)
    assert read_project(project).is_whole is is_whole


def test_where_the_sources_begin(project):
    guide = project / "guide"
    assert sources_around(guide) == sources_around(project) == project
    (guide / ".git").mkdir()
    assert sources_around(guide) is None
    (project / "conf.py").unlink()
    (project / ".git").mkdir()
    assert sources_around(project) is None


def test_what_cannot_be_read(project, monkeypatch):
    (project / "guide" / "folder.rst").mkdir()
    (project / "gone.rst").symlink_to(project / "nowhere.rst")
    assert "ice" in read_project(project).labels
    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", Mock(side_effect=PermissionError))
        assert "ice" not in read_project(project).labels
    monkeypatch.setattr(sphinx_project, "_MOST_FILES", 1)
    found = read_project(project)
    assert "ice" not in found.labels
    assert not found.is_whole


@pytest.mark.parametrize(
    "text",
    [
        "* .. _quay:\n\n  Item.\n",
        "3. - .. _quay:\n",
        "| x | .. _quay:      |\n",
        "An _`Quay` target.\n",
        "An _`the\n  quay`.\n",
        "> (quay)=\n",
        "# Head {#quay}\n",
        "# Head {#quay .wide}\n",
    ],
)
def test_labels_within_others(project, text):
    (project / "more.md").write_text(text)
    found = read_project(project)
    assert {"quay", "the quay"} & found.labels.keys()
    assert found.is_whole


def test_labels_in_the_configuration(project):
    (project / "conf.py").write_text('rst_epilog = """\n.. _ferry:\n"""\n')
    assert "ferry" in read_project(project).labels


@pytest.mark.parametrize(
    ("line", "is_whole"),
    [
        (".. include:: ice.md", True),
        (".. include:: /guide/ice.md", True),
        (".. include:: ../index.rst", True),
        (".. include:: <isonum.txt>", True),
        (".. include:: ../../CHANGES.rst", False),
        (".. include:: ../_build/no.rst", False),
        (".. include:: NEWS", False),
        ("```{include} ../../CHANGES.md", False),
    ],
)
def test_what_is_included(project, line, is_whole):
    (project / "guide" / "more.rst").write_text(f"{line}\n   :start-line: 3\n")
    assert read_project(project / "guide" / "..").is_whole is is_whole


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no such pipes here")
def test_pipes_are_not_waited_for(project):
    os.mkfifo(project / "pipe.rst")
    assert "ice" in read_project(project).labels


@pytest.mark.parametrize(
    "piece",
    [
        ".. _a",
        ".. _`a",
        "(a",
        ":name: a",
        "_`",
        "_`a",
        "{#",
        "{#a",
        ".. _`a`",
        "\\:",
        " ",
        ".. _a:b",
    ],
)
def test_labels_are_found_in_linear_time(piece):
    assert len(list(sphinx_project._labels(f"  {piece * 100_000}x"))) <= 100_000
