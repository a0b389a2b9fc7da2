import pytest

from citecheck.readers.sites.addresses import has_template
from citecheck.readers.sites.placeholders import Filled, How, filled


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ('{{ ref "a.md#b" }}', Filled(How.PAGE, "a.md", "b")),
        ('{{< relref "/a" >}}#b', Filled(How.PAGE, "/a", "b")),
        ('{% ref "a" %}', Filled(How.PAGE, "a")),
        ("{{ref path='a' lang='de'}}", Filled(How.PAGE, "a")),
        ('{{< ref . "a" >}}', Filled(How.PAGE, "a")),
        ("{% link _posts/a b.md %}#c", Filled(How.FILE, "_posts/a b.md", "c")),
        ("{%- post_url x/2026-01-01-a -%}", Filled(How.POST, "x/2026-01-01-a")),
        ("{{ site.baseurl }}{% link a.md %}", Filled(How.FILE, "a.md")),
        ("{{ site.baseurl }}", Filled(How.ADDRESS, "/")),
        ("{{ .Site.BaseURL }}/a/#b", Filled(How.ADDRESS, "/a/", "b")),
        ("{{ 'a' | relative_url }}", Filled(How.ADDRESS, "/a")),
        ('{{ "/a#b" | absolute_url }}', Filled(How.ADDRESS, "/a", "b")),
        ("{{ site.baseurl }}{{ page.url }}", None),
        ("{{ site.baseurl }}/{{ x }}", None),
        ("{{ 'a' | relative_url }}{{ x }}", None),
        ("{% link a.md %}{{ x }}", None),
        ("{% link {{ x }} %}", None),
        ("{{ url }}", None),
        ("<%= url %>", None),
        ("", None),
    ],
)
def test_what_templates_name(href, expected):
    assert filled(href) == expected


@pytest.mark.parametrize("href", ["{{x}}", "a/{% x %}", "<% x %>", "%= x %", "${x}/a", "{x}"])
def test_templates(href):
    assert has_template(href)


@pytest.mark.parametrize("href", ["a.md", "/users/{id}", "%20a", "#x", "a?b={c}"])
def test_what_is_none(href):
    assert not has_template(href)
