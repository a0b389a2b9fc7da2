"""Ctrl-C in a process of its own, as a terminal sends it."""

import os
import signal
import subprocess
import sys
import time

import pytest

pytestmark = [
    pytest.mark.allow_hosts(["127.0.0.0/8"]),
    pytest.mark.skipif(os.name == "nt", reason="signals differ"),
]


def test_what_is_known_is_printed(server, tmp_path):
    page = tmp_path / "a.md"
    page.write_text(f"# A\n\n[ok]({server.url}/ok) [never]({server.url}/silence)\n")
    flags = ("--allow-private", "--no-cache", "--timeout", "60", "-v")
    running = subprocess.Popen(
        [sys.executable, "-m", "citecheck", "links", *flags, str(page)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    until = time.monotonic() + 60
    while server.asked.keys() != {"/ok", "/silence"} and time.monotonic() < until:
        time.sleep(0.1)
    time.sleep(0.5)  # for the answer that was sent to be read
    running.send_signal(signal.SIGINT)
    out, err = running.communicate(timeout=60)
    assert running.returncode == 130
    assert "2 links (1 ok, 1 skipped)" in out
    assert "citecheck: interrupted: 1 of 2 links had no answer yet\n" in err
    assert f"citecheck: skipped unfinished - {server.url}/silence\n" in err
