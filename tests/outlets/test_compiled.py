"""The compiled file, and the tools that make and check it."""

import importlib.util
import sys
from pathlib import Path

import pytest

from citecheck.outlets import OutletRegistry, load
from citecheck.outlets.index import build

TOOLS = Path(__file__).resolve().parents[2] / "tools"


@pytest.fixture
def tool(monkeypatch):
    monkeypatch.syspath_prepend(str(TOOLS))

    def run(name):
        spec = importlib.util.spec_from_file_location(name, TOOLS / f"{name}.py")
        module = importlib.util.module_from_spec(spec)
        monkeypatch.setitem(sys.modules, name, module)
        spec.loader.exec_module(module)
        return module

    return run


def test_the_compiled_file_equals_its_sources(tool):
    compile_outlets = tool("compile_outlets")
    packaged = (compile_outlets.ROOM / load.PACKAGED).read_bytes()
    assert packaged == compile_outlets.compiled(), "run tools/compile_outlets.py"


def test_the_index_in_it_is_that_of_its_records():
    found = load.packaged()
    records = list(OutletRegistry.default().records())
    index = build(records)
    for table in load.TABLES:
        assert getattr(found.index, table) == getattr(index, table)
    assert [record["id"] for record in records] == sorted(found.index.ids)


def test_compiling_writes_the_file(tool, tmp_path, monkeypatch, capsys):
    compile_outlets = tool("compile_outlets")
    monkeypatch.setattr(compile_outlets, "ROOM", tmp_path)
    (tmp_path / "data").mkdir()
    (tmp_path / "rules").mkdir()
    table = tmp_path / "data" / "a.toml"
    table.write_text('[[outlet]]\nid = "a"\nname = "A"\nkind = "person"\n')
    assert compile_outlets.main() == 0
    assert (tmp_path / load.PACKAGED).read_bytes().count(b"\n") == len(load.TABLES) + 2
    table.write_text('[[outlet]]\nid = "a"\n')
    assert compile_outlets.main() == 1
    assert "a: name: missing" in capsys.readouterr().err


def test_the_checker_prints_a_line_a_fault(tool, tmp_path, capsys):
    tool("compile_outlets")
    check = tool("outlets_check")
    table = tmp_path / "own.toml"
    table.write_text('[[outlet]]\nid = "a"\nname = "A"\nkind = "person"\nparent = "tass"\n')
    assert check.main([str(table)]) == 0
    table.write_text('[[outlet]]\nid = "a"\nname = "A"\nkind = "person"\nparent = "none-such"\n')
    assert check.main([str(table)]) == 1
    out = capsys.readouterr()
    assert out.out == f"{table}: a: parent: no outlet has the id none-such\n"
    assert "1 faults" in out.err


def test_the_checker_refuses_drift_and_broken_tables(tool, tmp_path, monkeypatch, capsys):
    compile_outlets = tool("compile_outlets")
    check = tool("outlets_check")
    monkeypatch.setattr(compile_outlets, "ROOM", tmp_path)
    monkeypatch.setattr(check, "ROOM", tmp_path)
    (tmp_path / "data").mkdir()
    (tmp_path / "rules").mkdir()
    table = tmp_path / "data" / "a.toml"
    table.write_text('[[outlet]]\nid = "a"\nname = "A"\nkind = "person"\n')
    assert compile_outlets.main() == 0
    assert check.main([]) == 0
    table.write_text('[[outlet]]\nid = "a"\nname = "B"\nkind = "person"\n')
    assert check.main([]) == 1
    assert "run tools/compile_outlets.py" in capsys.readouterr().out
    table.write_text('[[outlet]]\nid = "a"\n')
    assert check.main([]) == 1
    assert "a: name: missing" in capsys.readouterr().out
