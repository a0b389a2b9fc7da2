"""Texts and JSON documents that are nothing but an error."""

import json

import pytest

from tests.links.replay import OK, SOFT, verdict

URL = "https://api.example.com/ferries/12"


def seen(body, media_type, url=URL):
    answer = {"status": 200, "head": f"Content-Type: {media_type}".encode(), "body": body.encode()}
    return verdict(url, {url: answer})


@pytest.mark.parametrize(
    "text",
    [
        "Not Found",
        "404",
        "404 page not found\n",
        "Seite nicht gefunden",
        "<html><title>404 Not Found</title><h1>Not Found</h1></html>",
    ],
)
def test_texts(text):
    assert seen(text, "text/plain; charset=utf-8") == SOFT
    assert seen(text, "text/plain", "https://api.example.com/errors/404.txt") == OK


@pytest.mark.parametrize(
    "text",
    [
        "Hello",
        "",
        "12",
        "Not found by the crew, a new pier",
        "Not found\nThe ferry left at nine.",
        "<title>404 Not Found</title>",
        "<!DOCTYPE html><title>Ferries</title><h1>Not found</h1>",
        "Not Found" + " " * 600,
    ],
)
def test_other_texts(text):
    assert seen(text, "text/plain") == OK


@pytest.mark.parametrize(
    "found",
    [
        {"error": "Not found"},
        {"message": "Not Found", "status": 404},
        {"success": False, "data": None, "errors": [{"code": 404, "detail": "Article not found"}]},
        {"error": {"code": 404, "message": "The page you requested could not be found"}},
        {
            "errors": [
                {"message": "No such ferry", "path": ["ferry"], "extensions": {"code": 404}}
            ],
            "data": {"ferry": None},
        },
        {"errors": [{"message": "Article not found", "extensions": {}}], "data": {"article": None}},
        {"code": "no_route", "message": "No route fits the address", "data": {"status": 404}},
        {"errors": [{"message": "No ferry", "extensions": {"code": "NOT_FOUND"}}], "data": None},
        {"ok": False, "error_code": 404, "description": "Nothing by this number"},
        {"code": 404, "msg": "查无此文", "data": None},
        "Not found",
        {"Message": "Nothing by this number", "StatusCode": 404},
        {"Success": False, "Data": None, "Error": {"Code": 410, "Message": "Sold"}},
        {"OK": False, "Error_Code": "404", "Description": "Nothing by this number"},
        {"code": "ResourceNotFoundException", "message": "Nothing by this number"},
    ],
)
def test_errors_of_interfaces(found):
    assert seen(json.dumps(found), "application/json") == SOFT


@pytest.mark.parametrize(
    "text",
    [
        '{"id": 12, "message": "Not found"}',
        '{"message": "The ferry runs again"}',
        "[404]",
        "{",
        '{"errors": []}',
        '{"error": {"code": 0, "ferry": "Not found"}}',
        '{"errors": [{"message": "Crew not found"}], "data": {"ferry": {"name": "Anna"}}}',
        '{"error": null, "data": [], "code": 200}',
        '{"status": 404, "name": "Not Found", "line": "night bus"}',
        '{"code": 404, "message": ""}',
        '{"code": "410", "title": "The eastern islands"}',
        '{"Code": "410", "Title": "The eastern islands"}',
        '{"Code": 0, "Message": "The ferry runs again"}',
        "[" * 400,
        "404",
    ],
)
def test_other_documents(text):
    assert seen(text, "application/json") == OK


_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


@pytest.mark.parametrize("media_type", ["application/xml", "text/xml; charset=utf-8"])
@pytest.mark.parametrize(
    "text",
    [
        f"{_HEAD}<Error><Code>NoSuchKey</Code><Message>No</Message><Key>a/b</Key></Error>",
        "<Error><Code>NoSuchBucket</Code><Message>No bucket of this name</Message></Error>",
        f"\ufeff{_HEAD}<Error><Code>BlobNotFound</Code><Message>No\nId:12</Message></Error>",
        '<Error xmlns="urn:store"><Code>404</Code><Message>No</Message></Error>\n',
        "<error><message>Page not found</message></error>",
    ],
)
def test_errors_in_xml(text, media_type):
    assert seen(text, media_type) == SOFT


@pytest.mark.parametrize(
    "text",
    [
        f"{_HEAD}<rss><channel><title>Not found</title></channel></rss>",
        "<Error><Code>AccessDenied</Code><Message>Access denied</Message></Error>",
        "<Error><Code>NoSuchKey</Code><Message>It is",
        "<Log><Error><Code>NoSuchKey</Code></Error></Log>",
        "<Error/>",
        "<Error>not found</Error>",
        f"<Error><Code>NoSuchKey</Code><Log>{'a' * 600}</Log></Error>",
    ],
)
def test_other_documents_in_xml(text):
    assert seen(text, "application/xml") == OK


def test_an_example_of_an_error_is_one_where_the_address_says_so():
    text = "<Error><Code>NoSuchKey</Code><Message>The key is not there.</Message></Error>"
    assert seen(text, "text/xml", "https://docs.example.com/samples/nosuchkey.xml") == OK


def test_marks_of_parking_in_a_text_are_words():
    assert seen("sedoparking.com\nparkingcrew.net", "text/plain") == OK


@pytest.mark.parametrize("media_type", ["application/vnd.api+json", "application/problem+json"])
def test_other_names_of_json(media_type):
    found = {"errors": [{"code": "RESOURCE_NOT_FOUND", "status": "404", "title": "Not found"}]}
    assert seen(json.dumps(found), media_type) == SOFT
    assert seen(json.dumps({"errors": []}), media_type) == OK
