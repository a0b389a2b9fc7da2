import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.fixes.edits import difference


def test_no_difference():
    assert difference("a.md", "one\n", "one\n") == ""


def test_changes_far_apart_stand_in_hunks_of_their_own():
    old = [f"{number}\n" for number in range(30)]
    new = [line.replace("2\n", "two\n") for line in old]
    assert difference("a", "".join(old), "".join(new)).count("@@ -") == 3


@given(
    st.lists(st.tuples(st.sampled_from(["a", "b", "c"]), st.booleans()), min_size=1),
    st.sampled_from(["", "\n"]),
)
def test_lines_that_stay_and_lines_that_change(rows, end):
    old = "\n".join(line for line, _ in rows) + end
    new = "\n".join(line + "x" * changed for line, changed in rows) + end
    shown = difference("a", old, new)
    assert shown.count("\n-") - shown.count("\n--- ") == sum(changed for _, changed in rows)
    assert (shown == "") == (old == new)


@pytest.mark.parametrize("text", ["a\nb\nc\n", "a\nb", "b\r\nc\r\n", "b\n" * 40])
def test_git_applies_it(tmp_path, text):
    (tmp_path / "a.md").write_bytes(text.encode())
    new = text.replace("b", "beta")
    shown = difference("a.md", text, new).encode()
    command = ["git", "apply", "-p0", "--unsafe-paths", "-"]
    subprocess.run(command, input=shown, cwd=tmp_path, check=True)
    assert (tmp_path / "a.md").read_bytes() == new.encode()
