import pytest

from citecheck.outlets import OutletRegistry

TABLE = """
[[outlet]]
id = "agentur-nord"
name = "Agentur Nord"
kind = "news_agency"
country = "DE"
languages = ["de"]
domains = ["agentur-nord.example"]
aliases = [{ text = "ANO", kind = "abbreviation" }, { text = "Nordagentur", language = "de" }]

[[outlet]]
id = "badania"
name = "Gazeta Badania"
kind = "newspaper"
country = "PL"
languages = ["pl"]
domains = ["badania.example"]

[[outlet]]
id = "berg-post"
name = "The Berg Post"
kind = "newspaper"
country = "CH"
languages = ["en", "de"]
domains = [
  "bergpost.example",
  { host = "post.portal.example", relation = "edition" },
  { host = "brg.example", relation = "shortener" },
  { host = "oldberg.example", relation = "former", until = "2012" },
]
aliases = [{ text = "the Post", needs_context = true }]
accounts = ["x/bergpost", "youtube/BergPostTV", "medium/berg-post"]
owner = [{ code = "Berg AG", source = "annual report", date = "2023" }]

[[outlet]]
id = "feder"
name = "Der Feder"
kind = "magazine"
country = "DE"
languages = ["de"]
domains = ["feder.example"]
aliases = ["Die Grüne Feder", { text = "Quill", needs_context = true }]

[[outlet]]
id = "kurier-ru"
name = "Красный курьер"
kind = "newspaper"
country = "RU"
languages = ["ru"]
domains = ["kurier.example"]
aliases = [{ text = "Курьер", language = "ru", needs_context = true }, "КК"]
state_relation = [{ code = "SC", source = "State Media Matrix", date = "2024-02" }]

[[outlet]]
id = "ministry-of-tides"
name = "Ministry of Tides"
kind = "government"
country = "SI"
domains = ["tides.gov.si", { host = "gov.si", path = "/tides" }]
aliases = [{ text = "TIDE" }, { text = "Harbour Street", kind = "metonym" }]

[[outlet]]
id = "portal"
name = "Portal"
kind = "aggregator"
domains = ["portal.example", { host = "portal.example", path = "/news/sea" }]

[[outlet]]
id = "sea-post"
name = "The Sea Post"
kind = "newspaper"
country = "MT"
languages = ["en", "mt"]
domains = ["seapost.example", { host = "portal.example", path = "/news" }]
aliases = [{ text = "The Post", needs_context = true }, "海邮报", "Sea & Shore"]
"""


@pytest.fixture(scope="session")
def table(tmp_path_factory):
    path = tmp_path_factory.mktemp("outlets") / "table.toml"
    path.write_text(TABLE, encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def registry(table):
    """A small registry of invented outlets, on top of the packaged platforms and rules."""
    return OutletRegistry.from_files([table], base=OutletRegistry.default())


@pytest.fixture(scope="session")
def small(table):
    """The invented outlets alone."""
    return OutletRegistry.from_files([table])
