"""A headless browser, and the page of made-up results in it."""

import importlib.util
from pathlib import Path

import pytest

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run"]
FACTORY = Path(__file__).parents[1] / "report" / "factory.py"


@pytest.fixture(scope="session")
def browser():
    """Debian's chromium; tests are skipped where it is absent."""
    if not CHROMIUM.exists():
        pytest.skip("chromium is not installed (apt-get install chromium)")
    sync = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with sync.sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def make():
    """Make results of made-up places."""
    spec = importlib.util.spec_from_file_location("factory", FACTORY)
    factory = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(factory)
    return factory.make


@pytest.fixture(scope="session", params=["nl", "en"])
def report(request, make, tmp_path_factory):
    """The report on made-up results as a file, in each language."""
    from wijkpeil.report import trajectory_page  # noqa: PLC0415 - not where chromium is absent

    file = tmp_path_factory.mktemp("report") / f"{request.param}.html"
    file.write_text(trajectory_page(make(language=request.param)), encoding="utf-8")
    return file


@pytest.fixture
def open_at(browser, report):
    """Open the report in a window of some width; gives the page and the requests it made."""
    pages = []

    def opened(width, height=900):
        page = browser.new_page(viewport={"width": width, "height": height})
        pages.append(page)
        page.asked = []
        page.on("request", lambda request: page.asked.append(request.url))
        page.goto(report.as_uri())
        return page

    yield opened
    for page in pages:
        page.close()
