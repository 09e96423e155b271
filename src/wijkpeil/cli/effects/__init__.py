"""``wijkpeil effects``: what interventions and shocks did, and how sure that is."""

from wijkpeil.cli.lazy import Commands, LazyGroup
from wijkpeil.language import N_
from wijkpeil.language import gettext as _

COMMANDS: Commands = {
    "register": (
        "wijkpeil.cli.effects.register",
        N_("Check the register of interventions, and list overlaps."),
    ),
    "power": ("wijkpeil.cli.effects.power", N_("Say what could be found, before looking.")),
    "estimate": (
        "wijkpeil.cli.effects.estimate",
        N_("Say what each intervention did, and how sure that is."),
    ),
    "shocks": (
        "wijkpeil.cli.effects.shocks",
        N_("Say whether areas more exposed to a shock moved differently."),
    ),
    "library": ("wijkpeil.cli.effects.library", N_("List what published studies found.")),
    "advice": (
        "wijkpeil.cli.effects.advice",
        N_("Say what was tried in areas like a given one."),
    ),
}

effects = LazyGroup(
    name="effects",
    commands_at=COMMANDS,
    options_metavar=_("[OPTIONS]"),
    subcommand_metavar=_("COMMAND [ARGS]..."),
    help=_(
        "Find out what interventions did, and how sure that is.\n\n"
        "Begin with: wijkpeil effects register STUDY, then wijkpeil effects estimate STUDY."
    ),
)
