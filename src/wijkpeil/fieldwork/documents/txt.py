"""Plain text: every line with words in it is a paragraph; form feeds begin pages."""

from wijkpeil.fieldwork.documents.contents import Contents, assemble, control_note
from wijkpeil.fieldwork.documents.story import Story


def read(text: str) -> Contents:
    r"""Read plain text.

    Examples
    --------
    >>> [(place.kind, place.label) for place in read("Een.\n\nTwee.").source.places]
    [('paragraph', '1'), ('paragraph', '2')]
    """
    story = Story()
    pages = text.split("\f")
    for count, page in enumerate(pages, start=1):
        if len(pages) > 1:
            story.mark("page", str(count))
        _write_lines(page, story)
    return Contents(assemble(story), control_note(story.dropped))


def _write_lines(page: str, story: Story) -> None:
    for line in page.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        story.start_paragraph()
        story.write(line)
        story.end_paragraph()
