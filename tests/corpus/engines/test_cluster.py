"""Ray runs in a process of its own: its sockets and threads are not those of the tests."""

import json
import os
import re
import subprocess
import sys
import time

import pytest

from tests.corpus.made import ROOT, ask, dumped, row, start, write_lines

pytest.importorskip("ray", reason="needs the extra cluster")

# Two nodes on this machine; the second one is killed when the test asks for it.
TWO_NODES = """
import sys, threading, time
from pathlib import Path
from ray.cluster_utils import Cluster
from citecheck.corpus import Options, run
from citecheck.settings import Settings

cluster = Cluster(initialize_head=True, head_node_args={"num_cpus": 1, "include_dashboard": False})
second = cluster.add_node(num_cpus=1)
cluster.wait_for_nodes()

def kill():
    while not Path("kill").exists():
        time.sleep(0.05)
    cluster.remove_node(second, allow_graceful=False)
    Path("killed").touch()

threading.Thread(target=kill, daemon=True).start()
outcome = run(
    ["a.jsonl"],
    Path("out"),
    settings=Settings(allow_private=True, host_interval=0.3),
    options=Options(engine="ray", address=cluster.address, shards=8),
)
assert outcome.failures == (), outcome.failures
"""


def test_both_engines_make_the_same_tables(tmp_path, site):
    write_lines(tmp_path / "a.jsonl", range(12), site)
    (tmp_path / "b.csv").write_text(f"url\n{site}/page/3\n")
    (tmp_path / "citecheck.toml").write_text("allow-private = true\nhost-interval = 0.0\n")
    arguments = ("run", "a.jsonl", "b.csv", "--workers", "2", "--shards", "8")
    # At the same time: the one waits for Ray to start while the other works.
    with (
        start(*arguments, "--out", "ray", "--engine", "ray", cwd=tmp_path) as one,
        start(*arguments, "--out", "local", "--engine", "local", cwd=tmp_path) as other,
    ):
        for process in (one, other):
            _, said = process.communicate()
            assert process.returncode == 0, said
    local, ray = dumped(tmp_path / "local"), dumped(tmp_path / "ray")
    assert len(local["documents"]) == 13
    for table, rows in local.items():
        assert rows == ray[table], table


def test_a_cluster_that_loses_a_node_goes_on(tmp_path, site, asked):
    port = site.rpartition(":")[2]
    with (tmp_path / "a.jsonl").open("w") as file:
        for number in range(60):
            # Many sites, so that both nodes have some to ask.
            record = row(number, f"http://127.0.0.{1 + number % 12}:{port}")
            file.write(json.dumps(record) + "\n")
    (tmp_path / "cluster.py").write_text(TWO_NODES)
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "RAY_USAGE_STATS_ENABLED": "0"}
    with subprocess.Popen(
        [sys.executable, "cluster.py"], cwd=tmp_path, env=environment, stderr=subprocess.PIPE
    ) as process:
        while process.poll() is None and len(asked.seen) < 30:
            time.sleep(0.02)
        (tmp_path / "kill").touch()
        _, said = process.communicate()
    assert process.returncode == 0, said.decode()
    assert (tmp_path / "killed").exists()
    found = ask(
        tmp_path / "out", "SELECT verdict, count(*) FROM observations GROUP BY 1 ORDER BY 1"
    )
    links = ask(tmp_path / "out", "SELECT count(*) FROM links")[0][0]
    assert sum(count for _, count in found) == links
    assert dict(found)["ok"] == 60
    # What was asked before is in the store of each division; only what was in flight comes again.
    pages = [path for path in asked.seen if re.fullmatch(r"/page/\d+", path)]
    assert len(pages) - len(set(pages)) <= 12
