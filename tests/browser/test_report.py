"""The report as a reader meets it: on a screen, a phone, by keyboard, and on paper."""

import re
import zlib

import pytest

pytestmark = pytest.mark.browser

WIDTHS = (320, 768, 1440)


@pytest.mark.parametrize("width", WIDTHS)
def test_no_accessibility_violation(open_at, width):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    page = open_at(width)
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    found = axe.Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert len(found.response["passes"]) > 20  # axe did look


@pytest.mark.parametrize("width", WIDTHS)
def test_page_never_scrolls_sideways(open_at, width):
    page = open_at(width)
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_asks_nothing_of_others(open_at, report):
    page = open_at(768)
    page.mouse.wheel(0, 5000)
    page.wait_for_load_state("networkidle")
    assert [url for url in page.asked if not url.startswith("data:")] == [report.as_uri()]


@pytest.mark.parametrize(("width", "shown"), [(320, "narrow"), (1440, "wide")])
def test_each_width_has_its_own_drawing(open_at, width, shown):
    page = open_at(width)
    for kind in ("narrow", "wide"):
        visible = page.locator(f".pic .{kind}").first.is_visible()
        assert visible == (kind == shown)


def test_letters_in_drawings_are_large_enough(open_at):
    page = open_at(320)
    sizes = page.evaluate(
        """() => [...document.querySelectorAll('.pic .narrow text')].map(t => {
            const box = t.ownerSVGElement.getBoundingClientRect();
            const scale = box.width / t.ownerSVGElement.viewBox.baseVal.width;
            return scale * parseFloat(t.getAttribute('font-size')); })"""
    )
    assert sizes
    assert min(sizes) >= 10


def test_keyboard_reaches_every_fold_and_table(open_at):
    page = open_at(1440)
    folds = page.locator("summary").count()
    assert folds > 5
    reached, skip = 0, None
    for press in range(400):
        page.keyboard.press("Tab")
        tag, text = page.evaluate(
            "[document.activeElement.tagName, document.activeElement.textContent]"
        )
        if press == 0:
            skip = text
        if tag == "BODY":
            break
        if tag == "SUMMARY":
            reached += 1
            page.keyboard.press("Enter")
    assert skip in {"Naar de inhoud", "Skip to the content"}
    assert reached == folds
    assert page.locator("details:not([open])").count() == 0


def test_focus_can_be_seen(open_at):
    page = open_at(1440)
    page.locator("summary").first.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    style = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert style == "solid"


def _printed(pdf: bytes) -> int:
    """Pages of a PDF."""
    streams = [pdf]
    for match in re.finditer(rb"stream\r?\n(.*?)endstream", pdf, flags=re.DOTALL):
        try:
            streams.append(zlib.decompress(match[1]))
        except zlib.error:
            continue
    return sum(len(re.findall(rb"/Type\s*/Page\b", stream)) for stream in streams)


def test_prints_with_its_lists_open(open_at):
    page = open_at(1440)
    page.emulate_media(media="print")
    assert page.locator("details.list table").first.is_visible()
    assert not page.locator("details.figures table").first.is_visible()
    assert not page.locator("nav.toc").is_visible()
    assert page.locator(".pic .wide").first.is_visible()
    page.emulate_media(media="screen")
    pdf = page.pdf(prefer_css_page_size=True, print_background=True)
    assert pdf.startswith(b"%PDF")
    assert 5 < _printed(pdf) < 40
