import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.links.guard import is_inside, is_public
from citecheck.urls import host_of


@pytest.mark.parametrize(
    "address",
    [
        "0.0.0.0",
        "10.0.0.1",
        "100.64.0.1",
        "100.100.100.200",
        "127.0.0.1",
        "127.255.255.254",
        "168.63.129.16",
        "169.254.169.254",
        "172.16.0.1",
        "192.0.0.192",
        "192.0.2.1",
        "192.88.99.1",
        "192.168.1.1",
        "198.18.0.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::127.0.0.1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b::169.254.169.254",
        "64:ff9b:1::1",
        "2002:7f00:1::",
        "2002:a00:1::1",
        "2001:db8::1",
        "fc00::1",
        "fd00:ec2::254",
        "fe80::1",
        "fe80::1%eth0",
        "fec0::1",
        "ff02::1",
        "localhost",
        "",
    ],
)
def test_addresses_inside(address):
    assert not is_public(address)


@pytest.mark.parametrize(
    "address",
    ["1.1.1.1", "93.184.215.14", "2606:4700::1111", "::ffff:1.1.1.1", "64:ff9b::1.1.1.1"],
)
def test_public_addresses(address):
    assert is_public(address)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://0x7f.1/",
        "http://0177.0.0.1/",
        "http://127.1/",
        "http://0/",
        "http://[::1]/",
        "http://[::ffff:7f00:1]/",
        "http://localhost/",
        "http://LOCALHOST./",
        "http://admin.localhost/",
        "http://127\u3002 0.0.1/".replace(" ", ""),
        "http://\u2460\u2461\u2466.0.0.1/".replace("\u2460\u2461\u2466", "\uff11\uff12\uff17"),
    ],
)
def test_hosts_inside_in_any_form(url):
    assert is_inside(host_of(url))


@pytest.mark.parametrize(
    "url", ["http://example.com/", "http://1.1.1.1/", "http://localhost.example/", "http://3.de/"]
)
def test_hosts_left_to_dns(url):
    assert not is_inside(host_of(url))


@given(st.ip_addresses(v=4))
def test_wrapping_an_address_changes_nothing(address):
    public = is_public(str(address))
    low = f"{int(address) >> 16:x}:{int(address) & 0xFFFF:x}"
    assert is_public(f"::ffff:{address}") is public
    assert is_public(f"64:ff9b::{low}") is public
    assert is_public(f"2002:{low}::1") is public


@given(st.text(max_size=40))
def test_nonsense_is_not_public(text):
    assert is_public(text) in {True, False}
