"""``wijkpeil fieldwork``: documents, pseudonyms, codes, matrix, agreement, search and exchange."""

from wijkpeil.cli.lazy import Commands, LazyGroup
from wijkpeil.language import N_
from wijkpeil.language import gettext as _

COMMANDS: Commands = {
    "add": ("wijkpeil.cli.fieldwork.add", N_("Read documents into a study.")),
    "documents": ("wijkpeil.cli.fieldwork.documents", N_("List, describe or remove documents.")),
    "pseudonyms": (
        "wijkpeil.cli.fieldwork.pseudonyms",
        N_("Take personal data out of texts, and approve them."),
    ),
    "codes": ("wijkpeil.cli.fieldwork.codes", N_("Tend the codebook.")),
    "code": ("wijkpeil.cli.fieldwork.codings", N_("Give a passage a code.")),
    "uncode": ("wijkpeil.cli.fieldwork.codings", N_("Take codes off passages.")),
    "codings": ("wijkpeil.cli.fieldwork.codings", N_("List coded passages.")),
    "search": (
        "wijkpeil.cli.fieldwork.search",
        N_("Search the texts, and code what is found in one go."),
    ),
    "fill": ("wijkpeil.cli.fieldwork.matrix", N_("Fill a cell of the framework matrix.")),
    "matrix": (
        "wijkpeil.cli.fieldwork.matrix",
        N_("Write the framework matrix: page, tables and workbook."),
    ),
    "timeline": (
        "wijkpeil.cli.fieldwork.timeline",
        N_("Keep a timeline of what documents say happened."),
    ),
    "agreement": (
        "wijkpeil.cli.fieldwork.agreement",
        N_("Say how far coders agree, and where they differ."),
    ),
    "sample": (
        "wijkpeil.cli.fieldwork.agreement",
        N_("Draw documents for a second, blind coder."),
    ),
    "correct": ("wijkpeil.cli.fieldwork.texts", N_("Give a document a corrected text.")),
    "refresh": (
        "wijkpeil.cli.fieldwork.texts",
        N_("Take over texts that were changed outside Wijkpeil."),
    ),
    "read-project": (
        "wijkpeil.cli.fieldwork.exchange",
        N_("Read a project of ATLAS.ti, MAXQDA, NVivo or another program (REFI-QDA)."),
    ),
    "write-project": (
        "wijkpeil.cli.fieldwork.exchange",
        N_("Write a project for another program (REFI-QDA)."),
    ),
    "history": ("wijkpeil.cli.fieldwork.history", N_("Tell what was done, by whom and when.")),
    "undo": ("wijkpeil.cli.fieldwork.history", N_("Take a change back.")),
    "sync": (
        "wijkpeil.cli.fieldwork.sync",
        N_("Bring the files of a study and its store together."),
    ),
    "migrate": ("wijkpeil.cli.fieldwork.sync", N_("Bring a server's database to this version.")),
}

fieldwork = LazyGroup(
    name="fieldwork",
    commands_at=COMMANDS,
    options_metavar=_("[OPTIONS]"),
    subcommand_metavar=_("COMMAND [ARGS]..."),
    help=_(
        "Hold the fieldwork of a study: what was said, by whom, and what it rests on.\n\n"
        "Begin with: wijkpeil fieldwork add STUDY FILES."
    ),
)
