"""What the engine asks of Ray, by a stand-in that does it at once; the real one is tried beside."""

import sys
import types
from importlib import import_module

import pytest

from citecheck.corpus import engines
from citecheck.errors import ConfigError


class DiedError(Exception):
    """The stand-in's RayError."""


class FaultError(DiedError):
    def as_instanceof_cause(self):
        return ValueError("the cause")


@pytest.fixture
def engine(monkeypatch):  # noqa: C901 - a stand-in of many small functions
    """The engine over the stand-in, and what the stand-in was told."""
    told = []
    answers = {}

    class Remote:
        def __init__(self, work):
            self.work = work

        def options(self, **options):
            told.append(options)
            return self

        def remote(self, *arguments):
            if isinstance(self.work, type):
                made = self.work()
                return types.SimpleNamespace(do=Remote(made.do))
            key = f"answer {len(answers)}"
            try:
                answers[key] = self.work(*arguments)
            except Exception as error:  # noqa: BLE001 - handed out by get()
                answers[key] = error
            return key

    def remote(*work, **options):
        told.append(options)
        return Remote(work[0]) if work else Remote

    def get(key):
        if isinstance(answers[key], Exception):
            raise answers[key]
        return answers[key]

    def init(**options):
        told.append(options)
        if options["address"] == "nowhere:1":
            raise ConnectionError("nobody\nthere")

    ray = types.ModuleType("ray")
    ray.__dict__.update(
        init=init,
        remote=remote,
        get=get,
        wait=lambda keys: (keys[:1], keys[1:]),
        kill=lambda actor: told.append("killed"),
        shutdown=lambda: told.append("down"),
        cluster_resources=lambda: {"CPU": 2.0},
    )
    ray.exceptions = types.ModuleType("ray.exceptions")
    ray.exceptions.RayError = DiedError
    monkeypatch.setitem(sys.modules, "ray", ray)
    monkeypatch.setitem(sys.modules, "ray.exceptions", ray.exceptions)
    monkeypatch.delitem(sys.modules, "citecheck.corpus.engines.cluster", raising=False)
    yield import_module("citecheck.corpus.engines.cluster").RayEngine, told
    sys.modules.pop("citecheck.corpus.engines.cluster", None)


def work(number):
    if number == 1:
        raise DiedError("its node")
    if number == 2:
        raise FaultError("of ours")
    if number == 3:
        raise OSError("a store")
    return 10 * number


def test_tasks_and_actors(engine):
    make, told = engine
    ray = make(workers=2, address="")
    assert told[0]["address"] == "local"
    assert told[0]["num_cpus"] == 2
    for do in (ray.map, ray.ask):
        found = dict(do(work, range(8)))
        assert isinstance(found[1], DiedError)
        assert str(found[2]) == "the cause"
        assert isinstance(found[3], OSError)
        assert found[7] == 70
    actors = next(each for each in told if isinstance(each, dict) and "max_restarts" in each)
    assert (actors["num_cpus"], actors["max_restarts"]) == (0, -1)
    assert told.count("killed") == 8
    ray.close()
    assert told[-1] == "down"


def test_clusters_by_address(engine):
    make, told = engine
    assert make(workers=9, address="here:1").askers == 2
    assert "num_cpus" not in told[0]
    with pytest.raises(ConfigError, match=r"no Ray cluster answers .nobody there"):
        make(workers=1, address="nowhere:1")


def test_it_is_made_by_its_name(engine, monkeypatch):
    monkeypatch.setattr("citecheck.corpus.engines.need", lambda *_, **__: None)
    made = engines.make("ray", workers=3, address="")
    assert type(made) is engine[0]
    assert engine[1][0]["num_cpus"] == 3
