"""OpenDocument texts."""

import pytest

from wijkpeil.fieldwork.documents import read_document


@pytest.fixture(scope="module")
def read(made):
    """Read a document of the XML of its body."""

    def found(body: str, **parts: object):
        return read_document(made.open_text(body, **parts), name="a.odt")

    return found


def test_a_document_of_a_library(made):
    found = read_document(made.saved_odt(), name="gesprek.odt")
    source = found.source
    assert found.format == "odt"
    assert found.notes == ()
    assert source.text == (
        "Gesprek\nEén  keer[1] gezegd.\npunt een\npunt twee\na1\t\n\tb2\nSlot.\n\n[1] Een noot."
    )
    assert source.place(source.text.index("b2"), "table").label == "1.2"
    assert source.place(source.text.index("Slot"), "table") is None
    assert source.place(source.text.index("Een noot"), "footnote").label == "1"
    assert source.place(source.text.index("punt twee"), "paragraph").label == "4"


def test_white_space_is_one_space_unless_it_is_an_element(read):
    body = (
        '<text:p>  a \n b<text:s/>c <text:s text:c="2"/>d<text:tab/>e<text:span> </text:span>f'
        '\u00a0g<text:line-break/> h<text:s text:c="x"/>  </text:p><text:p>i</text:p>'
    )
    assert read(body).source.text == "a b c   d\te f\u00a0g\nh \ni"


def test_spaces_by_the_million_are_not_made(read):
    assert read('<text:p>a<text:s text:c="99999999"/>b</text:p>').source.text == (
        "a" + " " * 1000 + "b"
    )


def test_tracked_changes_are_read_as_accepted(read):
    changes = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>weg</text:p>"
        "</text:deletion></text:changed-region></text:tracked-changes>"
    )
    found = read(f'{changes}<text:p>Er <text:change text:change-id="c"/>staat dit.</text:p>')
    assert found.source.text == "Er staat dit."
    assert found.notes[0].startswith("It has tracked changes")


def test_tracking_that_found_no_changes_is_not_said(read):
    assert read("<text:tracked-changes/><text:p>a</text:p>").notes == ()


def test_what_nobody_sees_is_left_out_and_said(read):
    styles = (
        '<style:style style:name="Weg"><style:text-properties text:display="none"/></style:style>'
    )
    automatic = styles.replace("Weg", "T9")
    body = (
        '<text:p>a<text:span text:style-name="T9">b</text:span><text:span>c</text:span>'
        "<office:annotation><text:p>opmerking</text:p></office:annotation>"
        "<draw:frame><draw:image><office:binary-data>QUJD</office:binary-data></draw:image>"
        "<svg:title>t</svg:title><svg:desc>d</svg:desc></draw:frame>"
        "<draw:frame><draw:object/></draw:frame></text:p>"
        '<text:p text:style-name="Weg">w</text:p>'
        '<text:section text:display="none"><text:p>s</text:p></text:section>'
        "<text:section><text:p>d</text:p></text:section>"
    )
    found = read(body, automatic=automatic, styles=styles)
    assert found.source.text == "ac\nd"
    assert found.notes == (
        "The comments in the margin were not taken over.",
        "Hidden text was not taken over.",
        "Words in charts and diagrams were not taken over.",
        "1 picture was not taken over.",
    )


def test_headers_and_footers(read):
    styles = "<style:master-page>{}</style:master-page>".format(
        "".join(
            f"<style:{name}><text:p>{text}</text:p></style:{name}>"
            for name, text in (
                ("header", "Kop"),
                ("header-first", "Eerste kop"),
                ("header-left", "Kop"),
                ("footer", "Voet"),
            )
        )
        + '<style:footer style:display="false"><text:p>weg</text:p></style:footer>'
    )
    source = read("<text:p>Tekst</text:p>", styles=styles).source
    assert source.text == "Kop\nEerste kop\n\nTekst\n\nVoet"
    assert source.place(5, "header").label == "2"
    assert source.place(len(source.text) - 1, "footer").label == "1"


def test_boxes_in_and_outside_paragraphs(read):
    box = "<draw:frame><draw:text-box><text:p>doos</text:p></draw:text-box></draw:frame>"
    shape = "<draw:custom-shape><text:p>vorm</text:p></draw:custom-shape>"
    found = read(f"{box}<text:p>a{shape}b</text:p><text:p>c</text:p>")
    assert found.source.text == "doos\nab\nvorm\nc"
    assert found.notes == ("Text in boxes stands after the paragraph that the box hangs on.",)


def test_an_empty_shape_is_not_said(read):
    assert read("<text:p>a<draw:rect/></text:p>").notes == ()


def test_notes_without_a_number_and_merged_cells(read):
    cells = (
        "<table:table><table:table-header-rows><table:table-row><table:table-cell>"
        "<text:p>a</text:p></table:table-cell><table:covered-table-cell><text:p>x</text:p>"
        "</table:covered-table-cell><table:table-cell><text:p>b</text:p></table:table-cell>"
        "</table:table-row></table:table-header-rows></table:table>"
    )
    note = "<text:note><text:note-body><text:p>noot</text:p></text:note-body></text:note>"
    found = read(f"{cells}<text:p>c{note}</text:p>")
    assert found.source.text == "a\tb\nc[1]\n\n[1] noot"


def test_repeated_rows_are_read_once(read):
    row = (
        '<table:table><table:table-row table:number-rows-repeated="1000000"><table:table-cell '
        'table:number-columns-repeated="1000000"><text:p>a</text:p></table:table-cell>'
        "</table:table-row></table:table>"
    )
    assert read(row).source.text == "a"


def test_a_package_without_content_is_damaged(made, refusal):
    assert "damaged" in refusal(
        made.zipped({"mimetype": "application/vnd.oasis.opendocument.text"})
    )


def test_a_password(made, refusal):
    manifest = f"<manifest:manifest {made.OPEN}><manifest:encryption-data/></manifest:manifest>"
    data = made.open_text("<text:p>a</text:p>", extra={"META-INF/manifest.xml": manifest})
    assert "password" in refusal(data)
    plain = made.open_text("<text:p>a</text:p>", extra={"META-INF/manifest.xml": "<m/>"})
    assert read_document(plain, name="a.odt").source.text == "a"
