"""The pages in a real browser: map, list, evidence and policy, with and without script."""

import shutil
import socket
import threading
import time

import pytest

pytestmark = pytest.mark.browser
playwright = pytest.importorskip("playwright.sync_api")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
ARGUMENTS = [
    "--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--no-first-run", "--use-angle=swiftshader", "--enable-unsafe-swiftshader",
]  # fmt: skip


@pytest.fixture(scope="module")
def browser():
    if CHROMIUM is None:
        pytest.skip("no chromium here: apt install chromium")
    with playwright.sync_playwright() as running:
        browser = running.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def serving():
    """Serve a project on a free port; gives a function that takes the project and returns the address."""
    import uvicorn

    from tidings.serve.http import create_app

    servers = []

    def serve(project):
        listener = socket.create_server(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(create_app(project), log_level="error"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        servers.append((server, thread, listener))
        while not server.started:
            time.sleep(0.02)
        return f"http://127.0.0.1:{listener.getsockname()[1]}"

    yield serve
    for server, thread, listener in servers:
        server.should_exit = True
        thread.join(timeout=10)
        listener.close()


@pytest.fixture
def watched(browser):
    """A page whose complaints and foreign requests are collected."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.troubles = []
    page.on("dialog", lambda dialog: (page.troubles.append(f"dialog {dialog.message}"), dialog.dismiss()))
    page.on("pageerror", lambda error: page.troubles.append(f"error {error}"))
    page.on("console", lambda line: page.troubles.append(line.text) if line.type == "error" else None)
    page.on(
        "request",
        lambda request: (
            page.troubles.append(f"foreign {request.url}")
            if not request.url.startswith(("http://127.0.0.1", "data:", "blob:"))
            else None
        ),
    )
    yield page
    context.close()


@pytest.fixture
def built():
    from tidings.serve.pages import is_built

    if not is_built():
        pytest.skip("the front end is not built here: npm ci && npm run build in web/")


def test_list_leads_to_incident_and_its_words(watched, serving, project):
    """From the list to an incident; following a value's words shows them lit in the text."""
    watched.goto(serving(project))
    watched.locator(".list .what a").first.click()
    quote = watched.locator(".field a.quote").first
    quote.click()
    anchor = watched.url.split("#")[1]
    mark = watched.locator(f"[id='{anchor}']")
    assert mark.is_visible()
    assert mark.evaluate("element => element.matches(':target')")
    assert watched.troubles == []


def test_pages_read_without_script(browser, serving, project):
    """With scripts off there are a drawn map, a drawn chart, the list and the filter."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(serving(project))
    assert page.locator("svg.map a circle").count() >= 1
    assert page.locator("svg.weeks .column").count() >= 1
    page.fill("input[name=q]", "country:SY")
    page.press("input[name=q]", "Enter")
    assert page.get_by_text("Nothing fits").is_visible()
    context.close()


@pytest.mark.usefixtures("built")
def test_live_map_replaces_the_drawing(watched, serving, project):
    """With WebGL the map can be moved; nothing breaks the policy, nothing is fetched from elsewhere."""
    watched.goto(serving(project))
    watched.wait_for_selector("[data-map][data-ready]", timeout=30_000)
    assert watched.locator(".live-map canvas").count() == 1
    assert not watched.locator("svg.map").is_visible()
    assert watched.troubles == []


@pytest.mark.usefixtures("built")
def test_filter_does_not_reload_the_page(watched, serving, project):
    """The list is replaced in place, the address follows, and Back brings the old list."""
    watched.goto(serving(project))
    watched.evaluate("window.kept = true")
    watched.fill("input[name=q]", "country:SY")
    watched.press("input[name=q]", "Enter")
    watched.get_by_text("Nothing fits").wait_for()
    assert "q=country" in watched.url
    assert watched.evaluate("window.kept") is True
    watched.go_back()
    watched.locator(".list .what a").first.wait_for()
    assert watched.troubles == []


@pytest.mark.usefixtures("built")
def test_brush_over_weeks_sets_the_days(watched, serving, project):
    """Dragging over the chart puts since: and until: into the filter."""
    watched.goto(serving(project))
    watched.locator("svg.weeks[data-live]").wait_for()
    box = watched.locator("svg.weeks .space").first.bounding_box()
    watched.mouse.move(box["x"] + 2, box["y"] + 20)
    watched.mouse.down()
    watched.mouse.move(box["x"] + box["width"] - 3, box["y"] + 20, steps=5)
    watched.mouse.up()
    watched.wait_for_url("**since**")
    assert "since:2024-06-17 until:2024-06-23" in watched.input_value("input[name=q]")
    assert watched.troubles == []


def test_no_payload_runs(watched, serving, hostile):
    """Hostile titles, names and quotes: no dialog, no error, no foreign request, no extra script."""
    address = serving(hostile)
    pages = ["/", "/documents", "/statements", "/problems"]
    pages += [f"/document/{doc_id}" for doc_id in hostile.document_ids()]
    pages += [f"/incident/{incident.id}" for incident in hostile.incidents()]
    for path in pages:
        watched.goto(address + path)
        assert watched.title() != "owned"
        assert watched.locator("script").count() <= 1
        assert watched.locator("iframe, main img, main form[action^='javascript']").count() == 0
    assert watched.troubles == []


def test_keyboard_reaches_content(watched, serving, project):
    """The first Tab offers the way past the navigation, and focus is visible."""
    watched.goto(serving(project))
    watched.keyboard.press("Tab")
    assert watched.evaluate("document.activeElement.className") == "skip"
    assert watched.locator("a.skip").is_visible()
    outline = watched.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline != "none"


def test_small_screens_do_not_scroll_sideways(browser, serving, project):
    """On a phone the page is as wide as the screen."""
    context = browser.new_context(viewport={"width": 390, "height": 800})
    page = context.new_page()
    address = serving(project)
    for path in ("/", f"/incident/{project.incidents()[0].id}", "/document/d1"):
        page.goto(address + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
    context.close()
