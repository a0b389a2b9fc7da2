"""What was recorded is told again: the same verdicts, without network, without secrets."""

import base64
import gzip
import json
from pathlib import Path

import attrs
import pytest

import citecheck
from citecheck.errors import CitecheckError, ConfigError
from citecheck.links import LinkChecker, fetch_page
from citecheck.links.fetch import make_fetcher
from citecheck.links.fetch.record import Recording, without_user
from citecheck.links.fetch.replay import Replay
from citecheck.model import Ask, Failure, FailureKind, Reason, Reply, VerdictKind
from tests.links import server as behaviour
from tests.links.server import reply, to

pytestmark = [pytest.mark.anyio, pytest.mark.allow_hosts(["127.0.0.0/8"])]

COOKIE = "Set-Cookie: session=very-secret-token; Path=/"


BUSY = [reply("503 Busy", "", "Retry-After: 0"), reply()]
ROUTES = {
    "/ok": reply("200 OK", behaviour.PAGE, COOKIE),
    "/moved": to("/ok", "301 Moved Permanently"),
    "/gone": reply("404 Not Found"),
    "/walled": reply("403 No"),
    "/silence": behaviour.silence,
    "/reset": behaviour.reset,
    "/cookies": to("/cookies", "302 Found", "Set-Cookie: a=1"),
    "/busy": BUSY,
}


def texts(folder):
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            data = path.read_bytes()
            yield path, gzip.decompress(data) if path.suffix == ".gz" else data


async def verdicts(settings, links):
    async with LinkChecker(settings) as checker:
        return {verdict.url: verdict async for verdict in checker.stream(links)}


@pytest.fixture
def recording(tmp_path):
    return tmp_path / "recording"


@pytest.fixture
def both(settings, recording):
    recorded = attrs.evolve(settings, record=str(recording), retries=1, timeout=0.5)
    return recorded, attrs.evolve(recorded, record="", replay=str(recording))


async def test_verdicts_are_told_again_byte_for_byte(both, recording, server, closed_port):
    record, replay = both
    server.routes.update(ROUTES)
    base = server.url
    links = [base + path for path in (*ROUTES, "/ok#nowhere", "/ok?again")]
    # More dead links of one host than it is asked for before its silence is believed.
    links += [f"http://127.0.0.1:{closed_port}/{n}" for n in range(20)]
    links += ["mailto:a@b.example", "http://no-such-host.invalid/"]
    first = await verdicts(record, links)
    assert {each.verdict for each in first.values()} >= {
        VerdictKind.OK,
        VerdictKind.MOVED,
        VerdictKind.BROKEN,
        VerdictKind.REVIEW,
    }
    assert first[f"{base}/busy"].verdict is VerdictKind.OK
    server.close()
    again = await verdicts(replay, reversed(links))
    assert again == first


async def test_the_same_replies_make_the_same_files(both, recording, server):
    record, _ = both
    server.routes["/ok"] = ROUTES["/ok"]
    names = []
    for _ in range(2):
        await verdicts(record, [server.url + "/ok", server.url + "/ok?2"])
        names.append([str(path) for path, _ in texts(recording)])
    assert names[0] == names[1]
    assert sum("/bodies/" in name for name in names[0]) == 1


async def test_no_secret_is_kept(both, recording, server):
    record, _ = both
    server.routes["/ok"] = reply("200 OK", "<p>Hello</p>", COOKIE, "Authorization: Basic c2VjcmV0")
    host = server.url.partition("://")[2]
    headers = ("127.0.0.1 Authorization: Bearer my-token",)
    settings = attrs.evolve(record, host_headers=headers)
    await verdicts(settings, [f"http://user:hunter2@{host}/ok"])
    kept = b"".join(data for _, data in texts(recording))
    heads = b"".join(
        base64.b64decode(answer["head"])
        for path, data in texts(recording)
        if path.parent.name == "links"
        for answer in json.loads(data)["answers"]
    )
    for secret in (b"my-token", b"hunter2", b"very-secret-token", b"c2VjcmV0"):
        assert secret not in kept + heads
    assert b"Set-Cookie: session=" in heads


async def test_what_was_not_recorded_is_said(both, recording, server):
    record, replay = both
    server.routes["/ok"] = reply()
    await verdicts(record, [server.url + "/ok"])
    new = server.url + "/new"
    (verdict,) = (await verdicts(replay, [new])).values()
    assert (verdict.verdict, verdict.reason) == (VerdictKind.REVIEW, Reason.UNSURE)
    assert verdict.evidence[-1] == (
        f"the recording has no answer to {new}; record again to have one"
    )


async def test_pages_to_read_are_recorded_too(both, server):
    record, replay = both
    server.routes["/ok"] = reply()
    server.routes["/moved"] = to("/ok")
    page = await fetch_page(server.url + "/moved", record)
    server.close()
    assert await fetch_page(server.url + "/moved", replay) == page
    with pytest.raises(citecheck.ReadError, match="the recording has no answer"):
        await fetch_page(server.url + "/other", replay)


async def test_answers_to_one_address_come_in_order(both, server):
    record, replay = both
    server.routes["/busy"] = BUSY
    ask = Ask(url=server.url + "/busy", body_limit=10)
    recorder = make_fetcher(record)
    seen = [await recorder.fetch(ask), await recorder.fetch(ask)]
    await recorder.aclose()
    assert [answer.status for answer in seen] == [503, 200]
    replayer = make_fetcher(replay)
    told = [(await replayer.fetch(ask)).status for _ in range(3)]
    await replayer.aclose()
    assert told == [503, 200, 200]
    form = attrs.evolve(ask, form=(("a", "b"),))
    assert (await replayer.fetch(form)).kind is FailureKind.NOT_RECORDED


def test_whole_reports_are_the_same(tmp_path, server):
    server.routes.update(ROUTES)
    page = tmp_path / "a.md"
    page.write_text(
        "# A title\n\n" + " ".join(f"[{path}]({server.url}{path})" for path in ROUTES) + "\n"
    )
    record = citecheck.Settings(
        allow_private=True, host_interval=0.0, timeout=0.5, retries=0, record=str(tmp_path / "r")
    )
    first = citecheck.render(citecheck.check(page, settings=record), "json")
    server.close()
    replay = attrs.evolve(record, record="", replay=str(tmp_path / "r"))
    assert citecheck.render(citecheck.check(page, settings=replay), "json") == first


async def test_the_store_is_left_alone(both, server, tmp_path):
    record, replay = both
    server.routes["/ok"] = reply()
    kept = attrs.evolve(record, cache_dir=str(tmp_path / "store"))
    await verdicts(kept, [server.url + "/ok"])
    await verdicts(attrs.evolve(replay, cache_dir=str(tmp_path / "store")), [server.url + "/ok"])
    assert not (tmp_path / "store").exists()


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (None, "holds no recording"),
        ("[]", "holds no recording"),
        ("{", "holds no recording"),
        ('{"schema": "citecheck.recording/9"}', "is a recording of the form citecheck.recording/9"),
    ],
)
def test_a_folder_without_a_recording_is_refused(tmp_path, text, why):
    if text is not None:
        (tmp_path / "recording.json").write_text(text)
    with pytest.raises(ConfigError, match=why):
        Replay(tmp_path)


def test_damage_is_said(tmp_path):
    recording = Recording(tmp_path)
    ask = Ask(url="http://a.example/")
    recording.answered("http://a.example/", ask, Reply(url=ask.url, status=200, body=b"hello"))
    recording.answered("http://a.example/", ask, Failure(url=ask.url, kind=FailureKind.DNS))
    recording.answered("http://a.example/", ask, None)
    recording.checked("http://a.example/")
    replay = Replay(tmp_path)
    told = [replay.answer(ask.url, ask) for _ in range(3)]
    assert (told[0].body, told[1].kind, told[2]) == (b"hello", FailureKind.DNS, None)
    assert replay.answer(ask.url, attrs.evolve(ask, wait=1.0)) is None
    (body,) = (tmp_path / "bodies").iterdir()
    body.write_bytes(b"no gzip")
    with pytest.raises(ConfigError, match=r"answer to http://a\.example/ in this recording"):
        Replay(tmp_path).answer(ask.url, ask)
    (link,) = (tmp_path / "links").iterdir()
    record = json.loads(gzip.decompress(link.read_bytes()))
    record["answers"][0]["body"] = "../recording"
    link.write_bytes(gzip.compress(json.dumps(record).encode()))
    with pytest.raises(ConfigError, match="in this recording is damaged"):
        Replay(tmp_path).answer(ask.url, ask)
    link.write_bytes(b"cut")
    with pytest.raises(ConfigError, match="this file of the recording is damaged"):
        Replay(tmp_path).answer(ask.url, ask)


def test_a_folder_that_cannot_be_written_is_said(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(CitecheckError, match="cannot be made"):
        Recording(tmp_path / "file")
    (tmp_path / "r" / "recording.json").mkdir(parents=True)
    with pytest.raises(CitecheckError, match="cannot be written"):
        Recording(tmp_path / "r")


@pytest.mark.parametrize(
    ("url", "plain"),
    [
        ("http://a.example/@b", "http://a.example/@b"),
        ("https://u:p@a.example:1/?q=@", "https://a.example:1/?q=@"),
        ("https://u:p@[a/", "https://"),
    ],
)
def test_names_and_passwords_are_left_out(url, plain):
    assert without_user(url) == plain


def test_a_run_is_either_recorded_or_told_again():
    with pytest.raises(ValueError, match="record and replay exclude each other"):
        citecheck.Settings(record="a", replay="b")


def test_a_file_of_a_recording_is_whole_or_not_there(tmp_path, monkeypatch):
    """Else a disk that was full once would leave empty bodies, which are never written again."""
    recording = Recording(tmp_path)
    whole = Path.write_bytes

    def full(path, data):
        whole(path, data[: len(data) // 2])
        raise OSError(28, "No space left on device")

    ask = Ask(url="https://a.example/")
    with monkeypatch.context() as patched:
        patched.setattr(Path, "write_bytes", full)
        with pytest.raises(CitecheckError, match="cannot be written: No space left"):
            recording.fetched(ask, Reply(url=ask.url, status=200, body=b"A page."))
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["recording.json"]
    recording.fetched(ask, Reply(url=ask.url, status=200, body=b"A page."))
    assert Replay(tmp_path).fetched(ask).body == b"A page."
