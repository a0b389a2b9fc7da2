import tomllib

import attrs

from citecheck.settings import Settings


def test_each_setting_says_where_it_came_from(run, tmp_path):
    (tmp_path / "citecheck.toml").write_text('retries = 5\nignore = ["CC3"]\n')
    lines = run("config", "--timeout", "3").stdout.splitlines()
    assert "timeout = 3.0  # flag" in lines
    assert f"retries = 5  # {tmp_path / 'citecheck.toml'}" in lines
    assert 'fetcher = "auto"  # default' in lines
    assert len(lines) == len(attrs.fields(Settings))


def test_the_output_is_a_configuration_file(run):
    odd = "a \"b\" 'c' \\d \x7f"
    flags = ("--ignore", "CC3,CC4", "--outlets", odd, "--ca-file", odd)
    shown = tomllib.loads(run("config", *flags).stdout)
    assert shown["ignore"] == ["CC3", "CC4"]
    assert (shown["outlets"], shown["ca-file"]) == ([odd], odd)
    assert shown["offline"] is False
