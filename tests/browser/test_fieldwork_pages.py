"""The pages on fieldwork and on agreement between coders, as a reader meets them."""

import shutil
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from wijkpeil.madeup.example import plain_files

pytestmark = pytest.mark.browser
WIDTHS = (320, 1280)


@pytest.fixture(scope="session", params=["nl", "en"])
def pages(request, browser, tmp_path_factory):
    """Both pages of the example study, in each language; made only where there is a browser."""
    assert browser
    folder = tmp_path_factory.mktemp("study")
    with ThreadPoolExecutor(1) as thread:  # the store doesn't work in the thread of the browser
        written = thread.submit(_written, folder, request.param).result()
    files = {name: folder / f"{name}.html" for name in written}
    for name, page in written.items():
        files[name].write_text(page, encoding="utf-8")
    return files


def _written(folder, language):
    from wijkpeil.language import speaking  # noqa: PLC0415 - not where chromium is absent
    from wijkpeil.report.fieldwork.coders import coders_page  # noqa: PLC0415
    from wijkpeil.report.fieldwork.page import fieldwork_page  # noqa: PLC0415
    from wijkpeil.workflow.fieldwork.agreement import agreement_of  # noqa: PLC0415
    from wijkpeil.workflow.fieldwork.opened import opened  # noqa: PLC0415
    from wijkpeil.workflow.fieldwork.summed_up import sum_up  # noqa: PLC0415

    for name, path in plain_files().items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, folder / name)
    with speaking(language):
        with opened(folder) as store:
            agreed = replace(agreement_of(store), language=language)
            study = replace(store.study, language=language)
            summed = sum_up(study, store.fieldwork())
        return {"agreement": coders_page(agreed), "fieldwork": fieldwork_page(summed)}


@pytest.fixture(params=["agreement", "fieldwork"])
def at(request, browser, pages):
    """Open a page in a window of some width, all folds open."""
    opened = []

    def go(width):
        page = browser.new_page(viewport={"width": width, "height": 900})
        opened.append(page)
        page.goto(pages[request.param].as_uri())
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        return page

    yield go
    for page in opened:
        page.close()


@pytest.mark.parametrize("width", WIDTHS)
def test_no_accessibility_violation_and_no_sideways_scroll(at, width):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    page = at(width)
    found = axe.Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert len(found.response["passes"]) > 20  # axe did look
    assert page.evaluate("document.documentElement.scrollWidth") <= width
