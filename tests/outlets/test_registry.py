import copy
import json
import pickle
import subprocess
import sys

import pytest

from citecheck.errors import RegistryError
from citecheck.model import AliasKind, Claim, DomainRelation, OutletKind, Role
from citecheck.outlets import OutletRegistry, classify


def test_the_packaged_registry_is_loaded_once():
    assert OutletRegistry.default() is OutletRegistry.default()


def test_the_packaged_registry_is_pickled_by_its_name():
    registry = OutletRegistry.default()
    assert len(pickle.dumps(registry)) < 200
    assert pickle.loads(pickle.dumps(registry)) is copy.deepcopy(registry) is registry


def test_a_registry_of_ones_own_survives_pickling(small):
    small.classify("https://www.bergpost.example/a")
    same = pickle.loads(pickle.dumps(small))
    assert same is not small
    assert list(same) == list(small)
    for each in ("https://www.bergpost.example/a", "The Berg Post", "https://t.me/nobody"):
        assert same.classify(each) == small.classify(each)


def test_outlets_by_id(small):
    outlet = small["berg-post"]
    assert (outlet.name, outlet.kind, outlet.country) == (
        "The Berg Post",
        OutletKind.NEWSPAPER,
        "CH",
    )
    assert outlet.domains[3].relation is DomainRelation.FORMER
    assert outlet.domains[3].until == "2012"
    assert outlet.owner == (Claim(code="Berg AG", source="annual report", date="2023"),)
    assert small["kurier-ru"].state_relation[0].code == "SC"
    assert small["agentur-nord"].aliases[0].kind is AliasKind.ABBREVIATION


def test_it_is_a_collection(small):
    assert len(small) == len(list(small)) == 8
    assert "feder" in small
    assert "nobody" not in small
    with pytest.raises(KeyError):
        small["nobody"]


def test_an_address_and_a_name_give_the_same_outlet(small):
    by_url = small.classify("https://www.bergpost.example/a")
    assert by_url.outlet is small.classify("The Berg Post").outlet
    assert by_url.outlet is small.classify_url("bergpost.example").outlet


def test_the_module_function_asks_the_packaged_registry():
    tass = classify("TASS").outlet
    assert tass is not None
    assert tass == classify("https://tass.com/a").outlet
    assert tass == OutletRegistry.default()["tass"]


def test_own_tables_win_over_the_base(tmp_path, registry):
    own = tmp_path / "own.toml"
    own.write_text(
        '[[outlet]]\nid = "berg-post"\nname = "Bergpost"\nkind = "magazine"\n'
        'domains = ["bergpost.example", "seapost.example"]\n'
    )
    extended = OutletRegistry.from_files([own], base=registry)
    assert extended["berg-post"].name == "Bergpost"
    assert extended.classify("https://seapost.example/").outlet == extended["berg-post"]
    assert extended.classify("https://bergpost.example/").outlet == extended["berg-post"]
    assert extended.classify("https://feder.example/").outlet == registry["feder"]
    assert len(extended) == len(registry)


def test_every_fault_of_every_file_is_reported_at_once(tmp_path):
    one, two, three = (tmp_path / f"{name}.toml" for name in ("one", "two", "three"))
    one.write_text('[[outlet]]\nid = "a"\nname = "A"\nkind = "blog"\ncountry = "XX"\n')
    two.write_text("[[outlet]\n")
    three.write_text('title = "x"\n[outlet]\nid = "b"\n')
    with pytest.raises(RegistryError) as caught:
        OutletRegistry.from_files([one, two, three, tmp_path / "none.toml"])
    lines = str(caught.value).splitlines()
    assert [line.startswith(str(one)) for line in lines].count(True) == 2
    assert f"{one}: a: kind: must be a kind of outlet, not 'blog'" in lines
    assert any(line.startswith(f"{two}: ") for line in lines)
    assert f"{three}: title: unknown table" in lines
    assert f"{three}: outlet: must be an array of tables, written [[outlet]]" in lines
    assert "none.toml" in lines[-1]


def test_names_with_a_dot_are_names_too(registry):
    assert registry.classify("Lenta.ru").outlet.id == "lenta-ru"
    unknown = registry.classify("unheard-of-site.ru")
    assert (unknown.outlet, unknown.role, unknown.domain) == (
        None,
        Role.UNKNOWN,
        "unheard-of-site.ru",
    )


def test_what_is_neither_address_nor_name(small):
    assert small.classify("nobody at all").role is Role.UNKNOWN
    assert small.classify("").role is Role.UNKNOWN
    assert small.classify("mailto:desk@bergpost.example").by == "scheme mailto"


@pytest.mark.parametrize("text", ["bergpost[dot]example/a", "bergpost(.)example"])
def test_defanged_addresses_without_a_scheme(small, text):
    assert small.classify(text).outlet.id == "berg-post"


def test_language_and_country_decide(small):
    assert small.classify("the Post", country="MT").outlet.id == "sea-post"
    assert small.classify("the Post", language="de").outlet.id == "berg-post"
    assert small.classify("the Post").role is Role.AMBIGUOUS


def test_an_unknown_site_may_name_itself(registry):
    match = registry.classify_url("https://www.unheard-of.com/a", site_name="The Berg Post")
    assert (match.outlet.id, match.outlet.name) == ("unheard-of.com", "The Berg Post")
    assert (match.role, match.outlet.kind) == (Role.SELF_DECLARED, OutletKind.UNKNOWN)
    for address in ("https://bergpost.example/", "https://bergpost.example.evil.test/", "//"):
        named = registry.classify_url(address, site_name="Unheard Of")
        assert named == registry.classify_url(address)


def test_importing_is_cheap():
    code = "import sys, json, citecheck.outlets; print(json.dumps(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    heavy = {"tldextract", "httpx", "requests", "publicsuffixlist", "turbohtml", "click"}
    assert heavy.isdisjoint(json.loads(done.stdout))


def test_an_outlet_by_its_id(registry):
    assert registry.get("berg-post") == registry["berg-post"]
    assert registry.get("ru-president").name == "President of Russia"
    assert registry.get("nobody") is None
    with pytest.raises(KeyError):
        registry["nobody"]


def test_the_date_of_a_parent(tmp_path):
    path = tmp_path / "t.toml"
    path.write_text(
        """
[[outlet]]
id = "house"
name = "House"
kind = "company"

[[outlet]]
id = "paper"
name = "Paper"
kind = "newspaper"
parent = "house"
parent_since = "2013-10"
""",
        encoding="utf-8",
    )
    outlet = OutletRegistry.from_files([path])["paper"]
    assert (outlet.parent, outlet.parent_since) == ("house", "2013-10")
