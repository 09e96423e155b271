"""Word documents: everything that stands in them, in the order of reading."""

import pytest

from wijkpeil.fieldwork.documents import read_document


@pytest.fixture(scope="module")
def read(made):
    """Read a document of the XML of its body; give its text."""

    def text(body: str, **parts: object) -> str:
        return read_document(made.word(body, **parts), name="a.docx").source.text

    return text


def test_a_document_of_word_itself(made):
    found = read_document(made.saved_docx(), name="gesprek.docx")
    assert found.format == "docx"
    assert found.notes == ()
    assert found.source.text == (
        "Verslag\n\nGesprek\nEén\u00a0keer.\tMet tab.\ncel 0\tcel 1\ncel 2\tcel 3\nEen punt\n\n"
        "Gemeente"
    )
    where = found.source.text.index
    place = found.source.place
    assert place(0, "header").label == "1"
    assert place(where("Gesprek"), "header") is None
    assert place(where("Eén"), "paragraph").label == "2"
    assert place(where("cel 1"), "table").label == "1.1"
    assert place(where("cel 2"), "table").label == "1.2"
    assert place(where("Een punt"), "table") is None
    assert place(where("Een punt"), "paragraph").label == "7"
    assert place(where("Gemeente"), "footer").label == "1"
    assert place(where("Gemeente"), "paragraph") is None


def test_words_that_libraries_leave_out(read, made):
    p, run = made.paragraph, made.run
    link = f"<w:hyperlink>{run('hier')}</w:hyperlink>"
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{p('keuze')}</w:sdtContent></w:sdt>"
    simple = f"<w:fldSimple>{run('veld')}</w:fldSimple>"
    formula = "<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>"
    assert read(p("Zie ", link, ".") + control + p(simple) + p("<w:r/>", formula)) == (
        "Zie hier.\nkeuze\nveld\nx=1"
    )


def test_breaks_tabs_hyphens_and_symbols(read, made):
    signs = (
        "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t>"
        '<w:softHyphen/><w:t>e</w:t><w:cr/><w:sym w:char="2190"/><w:ptab/></w:r>'
    )
    tabs = '<w:tabs><w:tab w:val="left"/></w:tabs>'
    assert read(made.paragraph(signs, "f\ng", properties=tabs)) == (
        "a\tb\nc\u2011d\u00ade\n\u2190\tf g"
    )


@pytest.mark.parametrize("code", ["", "xyz", "D800", "FFFFFFFF", "110000"])
def test_a_symbol_that_is_none_is_left_out(read, made, code):
    assert read(made.paragraph(f'<w:r><w:sym w:char="{code}"/></w:r>', "a")) == "a"


def test_empty_paragraphs_are_empty_lines(read, made):
    assert read(made.paragraph("a") + made.paragraph() * 2 + made.paragraph("b")) == "a\n\n\nb"


def test_tracked_changes_are_read_as_accepted(made):
    p, run = made.paragraph, made.run
    struck = "<w:rPr><w:del/></w:rPr>"
    deleted_row = (
        f"<w:tr><w:trPr><w:del/></w:trPr><w:tc>{p('weg')}</w:tc></w:tr>"
        f"<w:tr><w:tc>{p('blijft')}</w:tc></w:tr>"
    )
    body = (
        p("Er ", f"<w:ins>{run('staat ')}</w:ins>", f"<w:del>{run('stond ')}</w:del>", "dit.")
        + p("Een", properties=struck)
        + p(" regel.")
        + p(f"<w:moveFrom>{run('van')}</w:moveFrom>", f"<w:moveTo>{run('naar')}</w:moveTo>")
        + f"<w:tbl>{deleted_row}</w:tbl>"
        + p("Slot", properties=struck)
    )
    found = read_document(made.word(body), name="a.docx")
    assert found.source.text == "Er staat dit.\nEen regel.\nnaar\nblijft\nSlot"
    assert found.source.place(20, "paragraph").label == "2"
    assert found.source.place(len(found.source.text) - 1, "paragraph").label == "5"
    assert found.source.place(found.source.text.index("blijft"), "table").label == "1.1"
    assert found.notes == (
        "It has tracked changes: what was put in is in the text, what was struck out is not.",
    )


def test_a_row_struck_out_in_a_table_in_a_table(read, made):
    p = made.paragraph
    inner = f"<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>{p('weg')}</w:tc></w:tr></w:tbl>"
    outer = made.word_table([inner + p("na"), p("naast")], [p("onder")])
    assert read(outer) == "na\tnaast\nonder"


def test_footnotes_and_endnotes_stand_at_the_end(made):
    p = made.paragraph
    notes = {
        "footnotes": f'<w:footnote w:id="0" w:type="separator">{p("---")}</w:footnote>'
        f'<w:footnote w:id="7">{p("Tweede noot", properties="<w:rPr><w:del/></w:rPr>")}'
        f'</w:footnote><w:footnote w:id="5">{p("Eerste", "<w:r><w:tab/></w:r>", "noot")}'
        "</w:footnote>",
        "endnotes": f'<w:endnote w:id="2">{p("Eindnoot")}</w:endnote>',
    }
    body = p(
        "Een",
        '<w:r><w:footnoteReference w:id="5"/></w:r>',
        " twee",
        '<w:r><w:endnoteReference w:id="2"/></w:r>',
        '<w:r><w:footnoteReference w:id="7"/></w:r>',
        '<w:r><w:footnoteReference w:id="404"/></w:r>',
    )
    source = read_document(made.word(body, notes=notes), name="a.docx").source
    assert source.text == (
        "Een[1] twee[i][2][3]\n\n[1] Eerste\tnoot\n[2] Tweede noot\n[i] Eindnoot"
    )
    assert source.place(source.text.index("Tweede"), "footnote").label == "2"
    assert source.place(source.text.index("Eindnoot"), "footnote").label == "i"
    assert source.place(3, "footnote") is None
    assert source.place(source.text.index("Tweede"), "paragraph") is None


def test_notes_without_a_part_and_hidden_references(read, made):
    hidden = '<w:r><w:rPr><w:vanish/></w:rPr><w:footnoteReference w:id="1"/></w:r>'
    assert read(made.paragraph("a", '<w:r><w:footnoteReference w:id="1"/></w:r>', hidden)) == "a[1]"


def test_headers_are_read_once_each(made):
    p = made.paragraph
    section = "".join(
        f'<w:{kind}Reference r:id="{key}"/>'
        for kind, key in (("header", "h1"), ("header", "h2"), ("header", "h3"), ("footer", "f1"))
    )
    edges = {
        "h1": ("header", p("Kop")),
        "h2": ("header", p("Kop")),
        "h3": ("header", p("Andere kop")),
        "f1": ("footer", p(" ")),
    }
    body = p("Tekst", properties=f"<w:sectPr>{section}</w:sectPr>")
    body += '<w:sectPr><w:headerReference r:id="h1"/><w:headerReference r:id="no"/></w:sectPr>'
    source = read_document(made.word(body, edges=edges), name="a.docx").source
    assert source.text == "Kop\nAndere kop\n\nTekst"
    assert [(it.start, it.kind, it.label) for it in source.places] == [
        (0, "header", "1"),
        (4, "header", "2"),
        (16, "header", ""),
        (16, "paragraph", "1"),
    ]


def test_text_boxes_stand_after_their_paragraph_and_once(made):
    p, run = made.paragraph, made.run
    box = f"<w:txbxContent>{p('In de doos')}{p('tweede')}</w:txbxContent>"
    both = (
        f"<w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback><w:pict>{box}"
        "</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    old = f"<w:r><mc:AlternateContent><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
    found = read_document(
        made.word(p("Voor", both, " en na.") + made.word_table([p("cel", old), p("b")])),
        name="a.docx",
    )
    assert found.source.text == "Voor en na.\nIn de doos\ntweede\ncel\nIn de doos\ntweede\tb"
    assert found.source.place(14, "paragraph").label == "1"
    assert found.notes == ("Text in boxes stands after the paragraph that the box hangs on.",)
    loose = f"<mc:Choice>{run('los')}</mc:Choice>"
    assert read_document(made.word(p(loose)), name="a.docx").source.text == "los"


def test_what_nobody_sees_is_left_out_and_said(made):
    p, run = made.paragraph, made.run
    placeholder = (
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
        + run("Klik hier")
        + "</w:sdtContent></w:sdt>"
    )
    body = p(
        run("geheim", properties="<w:vanish/>"),
        run("zichtbaar", properties='<w:vanish w:val="0"/>'),
        '<w:r><w:commentReference w:id="1"/></w:r>',
        "<w:r><pic:pic/></w:r>",
        "<w:r><v:imagedata/></w:r>",
        "<w:r><c:chart/></w:r>",
        "<w:ruby><w:rt>"
        + run("zeg")
        + "</w:rt><w:rubyBase>"
        + run(" schrijf")
        + "</w:rubyBase></w:ruby>",
        placeholder,
        properties="<w:rPr><w:vanish/></w:rPr>",
    )
    found = read_document(made.word(body + "<w:altChunk/>"), name="a.docx")
    assert found.source.text == "zichtbaar schrijf"
    assert found.notes == (
        "The comments in the margin were not taken over.",
        "Hidden text was not taken over.",
        "Words in charts and diagrams were not taken over.",
        "Another file is embedded in it; that was not taken over.",
        "2 pictures were not taken over.",
    )


def test_fields_give_what_they_show(read, made):
    def field(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    code = "<w:r><w:instrText>PAGE</w:instrText></w:r>"
    shown = (field("begin"), code, "<w:r><w:t>merge</w:t><w:tab/></w:r>", field("separate"))
    body = made.paragraph("Pagina ", *shown, "3", field("end"), field("end"), " hier")
    assert read(body + made.paragraph(field("begin"), "weg") + made.paragraph("door")) == (
        "Pagina 3 hier\n\ndoor"
    )


def test_tables_in_tables(made):
    p = made.paragraph
    inner = made.word_table([p("i1"), p("i2")])
    outer = made.word_table([p("a") + p("tweede"), p()], [inner + p(), p("d")])
    source = read_document(made.word(outer + p("na")), name="a.docx").source
    assert source.text == "a\ntweede\t\ni1\ti2\n\td\nna"
    labels = {word: source.place(source.text.index(word), "table") for word in ("a", "i2", "\td")}
    assert {word: place.label for word, place in labels.items()} == {
        "a": "1.1",
        "i2": "2.1",
        "\td": "1.2",
    }
    assert source.place(source.text.index("na"), "table") is None


def test_rows_and_cells_outside_a_table_are_read_all_the_same(read, made):
    p = made.paragraph
    assert read(f"<w:tr><w:tc>{p('a')}</w:tc><w:tc>{p('b')}</w:tc></w:tr>") == "a\tb"


def test_the_strict_variant(read, made):
    body = "<w:p><w:r><w:t>Streng</w:t></w:r></w:p>"
    assert read(body, space=made.STRICT) == "Streng"


def test_hard_spaces_and_letters_apart_from_their_accents_stay(read, made):
    said = "e\u0301\u00a0\u200bx\u2028y \U0001f3d8"
    assert read(made.paragraph(said)) == said


def test_control_characters_are_left_out_and_counted(made):
    found = read_document(made.word(made.paragraph("a\x7f\x80b")), name="a.docx")
    assert found.source.text == "ab"
    assert found.notes == ("2 control characters were left out.",)


def test_a_document_with_only_a_header_and_one_without_relations(made):
    section = '<w:sectPr><w:headerReference r:id="h"/></w:sectPr>'
    data = made.word(section, edges={"h": ("header", made.paragraph("Kop"))})
    assert read_document(data, name="a.docx").source.text == "Kop"
    parts = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": made.relations({"d": ("officeDocument", "tekst.xml")}),
        "tekst.xml": f"<w:document {made.WORD}>{made.paragraph('a')}</w:document>",
    }
    assert read_document(made.zipped(parts), name="a.docx").source.text == "a"


def test_an_external_main_part_is_no_document(made, refusal):
    external = made.relations({"d": ("officeDocument", "x")}).replace(
        "Target=", 'TargetMode="External" Target='
    )
    parts = {"[Content_Types].xml": "", "_rels/.rels": external, "x": "<a/>"}
    assert "damaged" in refusal(made.zipped(parts))
