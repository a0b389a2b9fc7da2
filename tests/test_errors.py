import pickle
from pathlib import Path

import pytest

from citecheck import errors


@pytest.mark.parametrize("kind", [errors.ReadError, errors.MissingExtraError])
def test_read_errors_survive_pickling(kind):
    error = pickle.loads(pickle.dumps(kind("a.txt", "is gone")))
    assert (type(error), str(error), error.name, error.why) == (
        kind,
        "a.txt: is gone",
        "a.txt",
        "is gone",
    )


def test_the_tree_in_the_docstring_is_complete():
    classes = [name for name, value in vars(errors).items() if isinstance(value, type)]
    assert all(name in errors.__doc__ for name in classes)
    assert all(issubclass(getattr(errors, name), errors.CitecheckError) for name in classes)


def test_what_the_system_says_comes_without_its_number():
    with pytest.raises(FileNotFoundError) as caught:
        Path("none.txt").read_bytes()
    assert errors.reason_of(caught.value) == "No such file or directory"
    assert errors.reason_of(ValueError("embedded null byte")) == "embedded null byte"
