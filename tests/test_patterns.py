"""Regular expressions that are compiled when they are first used."""

import copy
import gc
import pickle
import pkgutil
import re
from importlib import import_module

import pytest

import citecheck
from citecheck import patterns
from citecheck.patterns import lazy


def test_it_does_what_a_compiled_pattern_does():
    pattern = lazy(r"b+", re.IGNORECASE)
    assert pattern.search("aBBc")[0] == "BB"
    assert pattern.sub("x", "abbBc") == "axc"
    assert pattern.flags & re.IGNORECASE
    assert lazy(rb"\d").findall(b"1a2") == [b"1", b"2"]


def test_it_is_compiled_at_the_first_use_and_once(monkeypatch):
    compiled = []
    real = re.compile
    monkeypatch.setattr(re, "compile", lambda *given: compiled.append(given) or real(*given))
    pattern = lazy("b")
    assert compiled == []
    assert pattern.search("ab")
    assert pattern.search("b")
    assert compiled == [("b", 0)]


def test_a_wrong_one_shows_at_the_first_use():
    pattern = lazy("(")
    with pytest.raises(re.error):
        pattern.search("")


def test_copies_and_pickles_are_patterns():
    pattern = lazy("b", re.IGNORECASE)
    for same in (copy.copy(pattern), copy.deepcopy(pattern), pickle.loads(pickle.dumps(pattern))):
        assert same.search("aB")


def test_every_pattern_of_the_package_is_right():
    for module in pkgutil.walk_packages(citecheck.__path__, "citecheck."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    found = [each for each in gc.get_objects() if type(each) is patterns._Lazy]
    assert len(found) > 200
    for each in found:
        assert each.pattern
