from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.errors import ConfigError
from citecheck.settings import Settings, from_mapping


@pytest.mark.parametrize("item", attrs.fields(Settings), ids=lambda item: item.name)
def test_every_setting_has_a_sentence(item):
    assert item.metadata["help"].endswith(".")


def test_file_keys_become_settings():
    found = from_mapping({"host-interval": 1, "ignore": ["CC3"], "offline": True}, "x.toml")
    assert (found.host_interval, found.ignore, found.offline) == (1.0, ("CC3",), True)


@pytest.mark.parametrize("value", [{"CC401": "error", "CC2": "info"}, ["CC401=error", "CC2=info"]])
def test_severities_are_a_table_or_a_list(value):
    assert from_mapping({"severity": value}, "x.toml").severity == ("CC401=error", "CC2=info")


@pytest.mark.parametrize(
    ("values", "message"),
    [
        (
            {"host-intervall": 1},
            "x.toml: unknown key 'host-intervall'; did you mean 'host-interval'?",
        ),
        ({"zzz": 1}, "known keys: allow-private"),
        ({"timeout": "soon"}, "x.toml: timeout must be a number, not 'soon'"),
        ({"timeout": True}, "timeout must be a number"),
        ({"retries": 1.5}, "retries must be a whole number, not 1.5"),
        ({"ignore": "CC3"}, "x.toml: ignore must be a list of strings"),
        ({"ignore": [3]}, "ignore must be a list of strings"),
        ({"timeout": 0}, "x.toml: timeout must be more than 0 and at most 86400, not 0"),
        (
            {"connect-timeout": float("inf")},
            "x.toml: connect-timeout must be more than 0 and at most 86400, not inf",
        ),
        (
            {"proxy": "no"},
            "x.toml: proxy must be an address such as http://proxy.example.com:3128, not 'no'",
        ),
        ({"fetcher": "wget"}, "fetcher must be one of auto, curl, httpx, not 'wget'"),
        ({"severity": {"CC401": "fatal"}}, "severity must be codes or prefixes, each with one of"),
        ({"severity": {"C401": "error"}}, "severity must be codes or prefixes"),
        ({"severity": {"CC401": 3}}, "not 'CC401=3'"),
        ({"severity": "CC401=error"}, "severity must be a list of strings"),
        ({"ignore": {"CC401": "error"}}, "ignore must be a list of strings"),
        (
            {"host-headers": ["api.example.com Authorization Bearer key"]},
            "host-headers must be a list such as api.example.com Authorization: Bearer x",
        ),
        ({"fail-on": ["never"]}, "fail-on must be some of error, warning"),
        ({"max-time": 30}, "max-time must be a time such as 90s, 30m, 12h, 3d or 1w, not 30"),
        ({"root": 1}, "root must be a string, not 1"),
        ({"exclude": ["example.com"]}, "exclude must be patterns such as https://example.org/"),
        ({"include": ["docs/*"]}, "include must be patterns such as"),
        ({"verdicts": ["rate-limitd=ok"]}, "verdicts must be a list such as 403=ok"),
        ({"verdicts": {"999x": "ok"}}, "verdicts must be a list such as 403=ok"),
    ],
)
def test_a_wrong_file_is_one_clear_line(values, message):
    with pytest.raises(ConfigError) as caught:
        from_mapping(values, "x.toml")
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)
    assert "Bearer key" not in str(caught.value)


@pytest.mark.parametrize("name", ["ignore", "select", "outlets", "fail_on"])
def test_one_string_is_no_list_of_strings(name):
    with pytest.raises(TypeError, match=f"^{name.replace('_', '-')} must be a list of strings$"):
        Settings(**{name: "CC301"})


def test_a_wrong_type_is_said_in_python_too():
    with pytest.raises(TypeError, match=r"^timeout must be a number, not 'x'$"):
        Settings(timeout="x")
    with pytest.raises(TypeError, match=r"^retries must be a whole number, not True$"):
        Settings(retries=True)
    with pytest.raises(TypeError, match=r"^offline must be true or false, not 1$"):
        Settings(offline=1)


def test_lists_and_paths_are_taken():
    settings = Settings(ignore=["CC301"], cache_dir=Path("store"), timeout=3)
    assert (settings.ignore, settings.cache_dir, settings.timeout) == (("CC301",), "store", 3)
    assert hash(settings) == hash(Settings(ignore=("CC301",), cache_dir="store", timeout=3))


@pytest.mark.parametrize(
    "pattern",
    [
        "*",
        "*/drafts/*",
        "?ttp://a.example/",
        "[hf]*",
        "http*",
        "https://a.example",
        "host:*",
        "tel:*",
    ],
)
def test_patterns_of_addresses(pattern):
    settings = Settings(exclude=(pattern,), include=(pattern,), verdicts=(f"{pattern}=ok",))
    assert settings.exclude == settings.include


@pytest.mark.parametrize("what", ["404", "4xx", "5XX", "rate-limited", "999", "host:a.example"])
def test_what_verdicts_go_by(what):
    assert Settings(verdicts=(f"{what}=skipped",)).verdicts


@given(
    st.dictionaries(
        st.sampled_from([item.name.replace("_", "-") for item in attrs.fields(Settings)])
        | st.text(),
        st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.lists(st.text()),
    )
)
def test_any_table_gives_settings_or_a_config_error(values):
    try:
        said = str(from_mapping(values, "x.toml"))
    except ConfigError as error:
        said = str(error)
    assert said.startswith(("x.toml: ", "Settings("))


@pytest.mark.parametrize("address", ["127.0.0.1", "::1", "2001:db8::7"])
def test_addresses_instead_of_dns(address):
    assert Settings(resolve=(f"quay.example:443:{address}",)).resolve


@pytest.mark.parametrize(
    "text",
    [
        *("", "quay", "quay:443", ":443:127.0.0.1", "quay:0:127.0.0.1", "quay:99999:127.0.0.1"),
        *("quay:443:", "quay:443:dead", "quay:443:999.1.1.1", "quay:443:[::1]", "quay:443:1:2"),
    ],
)
def test_malformed_addresses_instead_of_dns(text):
    with pytest.raises(ValueError, match="a list such as"):
        Settings(resolve=(text,))
