import builtins
import re

import pytest

from wijkpeil.errors import MissingExtra
from wijkpeil.report import html
from wijkpeil.report.document import (
    Bullets,
    Cell,
    Code,
    Count,
    Counts,
    Document,
    Fact,
    Facts,
    Figure,
    Fold,
    LegendItem,
    Note,
    Paragraph,
    Picture,
    Section,
    SideBySide,
    Table,
)

EVIL = "<script>alert(\"x\")</script> & 'co'"


def document(*blocks, **changes):
    fields = {
        "title": "T",
        "subtitle": "Q",
        "language": "en",
        "banner": "",
        "footer": "F",
        "sections": (Section("one", "One", blocks),),
    }
    return Document(**(fields | changes))


def test_every_part_escapes_its_text():
    table = Table(EVIL, (EVIL, EVIL), ((Cell(EVIL, title=EVIL), Cell(EVIL)),), notes=(EVIL,))
    page = html.render(
        document(
            Paragraph(EVIL),
            Bullets((EVIL,)),
            Bullets((EVIL,), numbered=True),
            Code(EVIL),
            Note(EVIL, EVIL),
            Counts((Count(EVIL, EVIL, "rising"),)),
            Facts((Fact(EVIL, EVIL),)),
            table,
            Figure(
                EVIL,
                EVIL,
                (Picture("<svg></svg>"),),
                labels=(EVIL,),
                legend=(LegendItem("rising", EVIL),),
                table=table,
            ),
            Fold(EVIL, (Paragraph(EVIL),)),
            SideBySide((Paragraph(EVIL),)),
            Section("two", EVIL, (), kicker=EVIL),
            title=EVIL,
            subtitle=EVIL,
            banner=EVIL,
            footer=EVIL,
        )
    )
    assert "<script" not in page
    assert page.count("&lt;script&gt;") > 20
    assert "</script" not in page.replace("&lt;/script&gt;", "")


def test_a_banner_is_on_the_screen_and_on_every_printed_page():
    page = html.render(document(banner="Not real"))
    assert '<aside class="banner"' in page
    assert '@top-center { content: "Not real"; }' in page
    assert "<title>Made up: T</title>" in page
    plain = html.render(document())
    assert "<aside" not in plain
    assert "@top-center { content" not in plain


def test_headings_follow_the_depth_of_sections():
    page = html.render(document(Section("two", "Two", (Section("three", "Three", ()),))))
    assert re.findall(r'<h(\d) id="(\w+)"', page) == [
        ("2", "toc"),
        ("2", "one"),
        ("3", "two"),
        ("4", "three"),
    ]


def test_a_drawing_speaks_with_one_voice():
    figure = Figure("A finding.", "Shown.", (Picture("<svg>w</svg>", "<svg>n</svg>"),))
    page = html.render(document(figure))
    assert page.count('role="img"') == 1
    assert 'aria-label="A finding. Shown."' in page
    assert '<div class="wide"><svg>w</svg></div>' in page
    assert '<div class="narrow"><svg>n</svg></div>' in page


def test_an_alternative_replaces_the_description_for_who_cannot_see():
    page = html.render(
        document(Figure("Title.", "", (Picture("<svg></svg>"),), alternative="Told."))
    )
    assert 'aria-label="Title. Told."' in page


def test_tables_have_headers_and_can_be_reached_by_keyboard():
    table = Table("Cap", ("A", "B"), ((Cell("a", mark="rising"), Cell("1", shade=3)),),
                  frozenset({1}), fold="Open me")  # fmt: skip
    page = html.render(document(table))
    assert "<summary>Open me</summary>" in page
    assert 'tabindex="0" aria-label="Cap"' in page
    assert '<th scope="col" class="n">B</th>' in page
    assert re.search(r'<th scope="row"><svg class="mk".*?</svg>a</th><td class="n s3">1</td>', page)


def test_an_address_becomes_a_link():
    page = html.render(
        document(Table("C", ("A",), ((Cell("x", href="https://example.org/?a=1&b=2"),),)))
    )
    assert '<a href="https://example.org/?a=1&amp;b=2">x</a>' in page


def test_says_which_extra_is_missing(monkeypatch):
    real = builtins.__import__

    def without(name, *args, **kwargs):
        if name == "jinja2":
            raise ImportError(name)
        return real(name, *args, **kwargs)

    html._environment.cache_clear()
    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(MissingExtra, match="report"):
        html.render(document())
    html._environment.cache_clear()
