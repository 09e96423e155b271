"""``wijkpeil qca``: which combinations of conditions go with an outcome."""

import click

from wijkpeil.cli.qca_analyse import analyse
from wijkpeil.cli.qca_calibrate import calibrate
from wijkpeil.cli.qca_necessity import necessity
from wijkpeil.cli.qca_robust import robust
from wijkpeil.language import gettext as _


@click.group(
    options_metavar=_("[OPTIONS]"),
    subcommand_metavar=_("COMMAND [ARGS]..."),
    help=_(
        "Compare a few cases on many conditions (Qualitative Comparative Analysis).\n\n"
        "INPUT is the folder of a study with a conditions.toml, or a table as fsQCA and R's "
        "package QCA have it: one row a case, its name first."
    ),
)
def qca() -> None:
    """Group the commands that compare cases."""


for _command in (calibrate, necessity, analyse, robust):
    qca.add_command(_command)
