"""Public names say what they take; a script reads that, a person whether it is true."""

import inspect
import re

import attrs
import pytest

import citecheck

NAMES = [name for name in citecheck.__all__ if name != "__version__"]


def members(name):
    """A public name, and the public methods of a class."""
    found = getattr(citecheck, name)
    yield name, found
    for member, value in vars(found).items() if inspect.isclass(found) else ():
        if not member.startswith("_") and isinstance(
            value, property | classmethod | staticmethod | type(members)
        ):
            yield f"{name}.{member}", getattr(value, "__func__", value)


@pytest.mark.parametrize(("name", "found"), [each for name in NAMES for each in members(name)])
def test_docstrings_are_complete(name, found):
    told = inspect.getdoc(found) or ""
    assert told, name
    is_error = inspect.isclass(found) and issubclass(found, Exception)
    if is_error or isinstance(found, property) or found is citecheck.Settings:
        return
    taken = [each for each in inspect.signature(found).parameters if each not in {"self", "cls"}]
    untold = [each for each in taken if not re.search(rf"\b{each}\b", told)]
    assert untold == []
    raised = re.findall(r"^ +raise (\w+)\(", inspect.getsource(found), re.MULTILINE)
    if inspect.isfunction(found):
        assert all(each in told for each in raised)


def test_every_setting_says_what_it_means():
    for field in attrs.fields(citecheck.Settings):
        assert field.metadata["help"].endswith((".", ")")), field.name
