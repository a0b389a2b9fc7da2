"""Which hosts take mail, asked of a name server of our own."""

import asyncio
import sys

import attrs
import pytest

from citecheck.errors import ConfigError
from citecheck.links import LinkChecker
from citecheck.links.fetch import mail
from citecheck.links.fetch.mail import MailHosts
from citecheck.model import Ask, FailureKind
from citecheck.settings import Settings

pytest.importorskip("dns")
import dns.message
import dns.rcode
import dns.rrset

pytestmark = [pytest.mark.anyio, pytest.mark.allow_hosts(["127.0.0.0/8", "::1"])]

RECORDS = {
    ("paper.example.", "MX"): "10 mx.paper.example.",
    ("old.example.", "A"): "192.0.2.1",
    ("quiet.example.", "MX"): "0 .",
    ("empty.example.", "TXT"): '"nothing else"',
}
KNOWN = {name for name, _ in RECORDS}


class NameServer(asyncio.DatagramProtocol):
    """Answers from a table; says nothing of ``slow.example``."""

    def connection_made(self, transport):
        self.transport = transport

    def datagram_received(self, data, address):
        query = dns.message.from_wire(data)
        (question,) = query.question
        name, kind = question.name.to_text(), dns.rdatatype.to_text(question.rdtype)
        if name == "slow.example.":
            return
        answer = dns.message.make_response(query)
        if name not in KNOWN:
            answer.set_rcode(dns.rcode.NXDOMAIN)
        if (name, kind) in RECORDS:
            answer.answer = [dns.rrset.from_text(name, 60, "IN", kind, RECORDS[name, kind])]
        self.transport.sendto(answer.to_wire(), address)


@pytest.fixture
async def nameserver(anyio_backend):
    loop = asyncio.get_running_loop()
    transport, _ = await loop.create_datagram_endpoint(NameServer, local_addr=("127.0.0.1", 0))
    yield transport.get_extra_info("sockname")[:2]
    transport.close()


@pytest.mark.parametrize(
    ("host", "kind", "said"),
    [
        ("paper.example", None, ""),
        ("old.example", None, ""),
        ("quiet.example", FailureKind.DNS, "takes no mail"),
        ("empty.example", FailureKind.DNS, "empty.example"),
        ("missing.example", FailureKind.DNS, "there is no missing.example"),
        ("slow.example", FailureKind.TIMEOUT, "timed out"),
        (f"{'a' * 70}.example", FailureKind.DNS, ""),
    ],
)
async def test_hosts(nameserver, host, kind, said):
    asked = MailHosts(Settings(timeout=1.0), nameserver)
    found = await asked.fetch(Ask(url=f"mailto:desk@{host},a@x.example?subject=b"))
    assert getattr(found, "kind", None) is kind
    assert said in getattr(found, "detail", "")
    assert found.at is not None


@pytest.mark.parametrize(
    ("link", "verdict", "reason"),
    [
        ("mailto:desk@paper.example", "ok", "ok"),
        ("mailto:desk@missing.example", "broken", "dns"),
        ("mailto:desk", "broken", "bad-url"),
        ("mailto:?subject=x", "skipped", "scheme"),
    ],
)
async def test_links(nameserver, monkeypatch, link, verdict, reason):
    class Ours(MailHosts):
        def __init__(self, settings):
            super().__init__(settings, nameserver)

    monkeypatch.setattr(mail, "MailHosts", Ours)
    settings = Settings(mail_hosts=True, retries=0, host_interval=0.0)
    async with LinkChecker(settings) as checker:
        found = await checker.check(link)
    assert (found.verdict.value, found.reason.value) == (verdict, reason)
    offline = attrs.evolve(settings, offline=True)
    async with LinkChecker(offline) as checker:
        found = await checker.check("mailto:desk@missing.example")
    assert found.verdict.value == "skipped"


async def test_without_dnspython_it_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "dns", None)
    with pytest.raises(ConfigError, match=r"citecheck-news\[mail\]"):
        MailHosts(Settings())
