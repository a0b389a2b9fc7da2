import json
import tomllib

import attrs
import jsonschema
import pytest

from citecheck.cli.configuration import load
from citecheck.settings import Settings


@pytest.fixture
def schema(run):
    return json.loads(run("config", "--schema").stdout)


def test_it_holds_the_defaults(run, tmp_path):
    assert run("init").stdout == "citecheck.toml written\n"
    assert load({"no_cache": True}, tmp_path) == Settings(no_cache=True)
    assert run("config").exit_code == 0


def test_it_overwrites_nothing(run, tmp_path):
    (tmp_path / "citecheck.toml").write_text("offline = true\n")
    result = run("init")
    assert (result.exit_code, "is there already" in result.stderr) == (2, True)
    assert (tmp_path / "citecheck.toml").read_text() == "offline = true\n"


def test_a_folder_that_cannot_be_written(run, monkeypatch):
    def refuse(*_, **__):
        raise OSError(13, "Permission denied")

    monkeypatch.setattr("citecheck.cli.init.Path.open", refuse)
    result = run("init")
    assert (result.exit_code, "cannot be written: Permission denied" in result.stderr) == (2, True)


def test_the_schema_takes_what_init_writes(run, schema, tmp_path):
    run("init")
    text = (tmp_path / "citecheck.toml").read_text()
    jsonschema.Draft7Validator.check_schema(schema)
    jsonschema.validate(tomllib.loads(text), schema)
    assert f"#:schema {schema['$id']}" in text


def test_the_schema_takes_every_default(schema):
    for item in attrs.fields(Settings):
        value = list(item.default) if isinstance(item.default, tuple) else item.default
        jsonschema.validate({item.name.replace("_", "-"): value}, schema)


@pytest.mark.parametrize(
    "wrong",
    [
        {"fail-on": ["everything"]},
        {"timeout": "long"},
        {"fetcher": "wget"},
        {"unknown": 1},
        {"severity": {"CC401": []}},
    ],
)
def test_the_schema_refuses_what_is_wrong(schema, wrong):
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(wrong, schema)


def test_the_schema_takes_tables(schema):
    jsonschema.validate({"severity": {"CC401": "error"}}, schema)
