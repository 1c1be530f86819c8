"""Pages and API: what they show, whom they answer, and that no text becomes markup."""

import asyncio
import json
import re

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from serve_samples import PAYLOADS

from tidings.serve.guard import POLICY
from tidings.serve.http import create_app

LOCAL = "http://127.0.0.1:8741"


class Client:
    """Asks the service without a network."""

    def __init__(self, app):
        self.transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)

    def request(self, method, path, **more):
        async def ask():
            async with httpx.AsyncClient(transport=self.transport, base_url=LOCAL) as client:
                return await client.request(method, path, **more)

        return asyncio.run(ask())

    def get(self, path, **more):
        return self.request("GET", path, **more)

    def post(self, path, **more):
        return self.request("POST", path, **more)


@pytest.fixture
def client(project):
    return Client(create_app(project))


@pytest.fixture
def hostile_client(hostile):
    return Client(create_app(hostile))


def first_id(client):
    return client.get("/api/incidents").json()["incidents"][0]["id"]


ROUTES = ["/", "/statements", "/documents", "/problems", "/document/d1", "/api/incidents", "/api/documents/d1",
          "/api/problems", "/export/csv", "/export/geojson", "/export/jsonl", "/static/tidings.css",
          "/static/outline.json", "/api/openapi.json"]  # fmt: skip


@pytest.mark.parametrize("path", ROUTES)
def test_every_route_answers_under_the_policy(client, path):
    """Pages, API, exports and files carry the same strict headers."""
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer.headers["content-security-policy"] == POLICY
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    ("path", "status"),
    [("/nowhere", 404), ("/incident/zz", 404), ("/document/zz", 404), ("/api/incidents/zz", 404),
     ("/?q=frob:1", 400), ("/?q=since:2024-13", 400), ("/api/incidents?limit=0", 400), ("/export/shp", 404),
     ("/static/../http.py", 404), ("/?page=x", 422)],
)  # fmt: skip
def test_errors_are_said_plainly_under_the_policy(client, path, status):
    """A wrong address or query gives the right status, one sentence, and the same headers."""
    answer = client.get(path)
    assert answer.status_code == status
    assert answer.headers["content-security-policy"] == POLICY
    assert "Traceback" not in answer.text


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "", "localhost.evil:8741", "[::2]"]
)
def test_other_hosts_are_refused(client, host):
    """A name that was made to point here gets nothing."""
    assert client.get("/", headers={"host": host}).status_code == 400


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost:8741", "[::1]:8741", "LOCALHOST"])
def test_own_names_are_answered(client, host):
    """The names of this machine are served, with any port."""
    assert client.get("/", headers={"host": host}).status_code == 200


def test_page_lists_incidents_and_draws_map_and_chart(client):
    """The list works without script: links, an SVG map and an SVG chart are in the page."""
    page = client.get("/").text
    assert f"/incident/{first_id(client)}" in page
    assert 'class="map"' in page
    assert "data-weeks" in page
    assert "GeoNames" in page


def test_filter_in_the_address(client):
    """The filter grammar is the query of the page."""
    assert "Nothing fits" in client.get("/", params={"q": "country:SY"}).text
    assert first_id(client) in client.get("/", params={"q": "country:IQ type:rocket"}).text
    assert client.get("/api/incidents", params={"q": "country:SY"}).json()["total"] == 0


def test_incident_page_says_who_says_what(client):
    """Both outlets' words stand there, link to highlighted text, and disagreement shows."""
    page = client.get(f"/incident/{first_id(client)}").text
    links = set(re.findall(r'class="quote[^"]*" href="#([^"]+)"', page))
    anchors = set(re.findall(r'<mark[^>]* id="([^"]+)"', page))
    assert links
    assert links <= anchors
    assert "citing the ministry" in page
    assert "Northern Courier" in page


def test_incident_is_found_by_any_of_its_reports(client):
    """Old ids keep working after reports were linked."""
    found = client.get(f"/api/incidents/{first_id(client)}").json()
    for alias in found["aliases"]:
        assert client.get(f"/api/incidents/{alias}").json()["id"] == found["id"]


def test_document_page_greys_what_is_not_read(client):
    """The promotional line stands in its place, marked as not read."""
    page = client.get("/document/d1").text
    assert re.search(r'<span class="ignored"[^>]*>READ ALSO: Twelve facts', page)


def test_extract_reads_without_keeping(client):
    """The API reads a text; the ledger does not grow."""
    before = client.get("/api/incidents").json()["total"]
    article = {
        "text": "Gunmen killed two guards near Mosul on Monday, police said.",
        "published": "2024-06-19",
    }
    answer = client.post("/api/extract", json=article)
    assert answer.status_code == 200
    assert answer.json()["document"]["published"] == "2024-06-19"
    assert client.get("/api/incidents").json()["total"] == before


@pytest.mark.parametrize(
    "body", [{}, {"text": ""}, {"text": "x", "published": "soon"}, {"text": "x", "colour": "red"}, [], "x"]
)
def test_malformed_articles_are_refused(client, body):
    """What is not an article gives 422 and a sentence, never a fault."""
    answer = client.post("/api/extract", json=body)
    assert answer.status_code == 422
    assert answer.json()["error"]


@pytest.mark.parametrize(
    "headers",
    [{"origin": "https://evil.example"}, {"sec-fetch-site": "cross-site"}, {"origin": "null"},
     {"sec-fetch-site": "same-site"}],
)  # fmt: skip
def test_other_sites_cannot_post(client, headers):
    """A page elsewhere cannot make this browser send a text."""
    assert client.post("/api/extract", json={"text": "x"}, headers=headers).status_code == 403


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    query=st.text(max_size=60)
    | st.from_regex(r"(country|type|since|until|place):[ -~]{0,12}", fullmatch=True)
)
def test_any_query_is_answered(client, query):
    """Whatever is typed into the search box gives a list or a sentence, never a fault."""
    assert client.get("/", params={"q": query}).status_code in {200, 400}
    assert client.get("/api/incidents", params={"q": query}).status_code in {200, 400}


def test_huge_requests_are_refused(client):
    """A body larger than the limit is refused before it is read."""
    answer = client.post("/api/extract", content=b"x", headers={"content-length": "9999999999"})
    assert answer.status_code == 413


@pytest.mark.parametrize("path", ["/", "/incident", "/documents", "/document", "/statements", "/problems"])
def test_no_payload_becomes_markup(hostile_client, path):
    """Whatever a title, outlet, name or quote holds, pages have no more elements than they should."""
    paths = [path]
    if path == "/incident":
        paths = [f"/incident/{i['id']}" for i in hostile_client.get("/api/incidents").json()["incidents"]]
    if path == "/document":
        paths = [f"/document/h{number}" for number in range(len(PAYLOADS))]
    for each in paths:
        page = hostile_client.get(each)
        assert page.status_code == 200
        assert not re.search(r"<(img|iframe|object|embed|base|form[^>]+action=\"[^/])", page.text)
        assert not re.search(
            r"\son\w+\s*=\s*[^&]*alert", re.sub(r"&\w+;|&#\d+;", "\0", page.text).split("\0")[0]
        )
        scripts = re.findall(r"<script[^>]*>", page.text)
        assert all('src="/static/built/app.js"' in tag for tag in scripts)
        hrefs = re.findall(r'href="([^"]*)"', page.text)
        assert all(href.startswith(("/", "#", "data:,")) for href in hrefs)
        assert not any(href.startswith(("//", "/\\")) for href in hrefs)


def test_api_is_json_for_any_payload(hostile_client):
    """Hostile texts travel as data."""
    found = hostile_client.get("/api/incidents").json()
    names = {incident["where"]["name"] for incident in found["incidents"]}
    assert names
    assert names <= set(PAYLOADS)
    assert json.loads(hostile_client.get("/export/geojson").text)["type"] == "FeatureCollection"
