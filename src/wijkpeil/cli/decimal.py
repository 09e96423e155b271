"""A number on the command line, with a decimal point or a decimal comma."""

import math
import re

import click

from wijkpeil.language import gettext as _

_COMMA = re.compile(r"[+-]?\d*,\d+")


class Decimal(click.ParamType[float]):
    """A number as people write it: ``0.05`` or, in Dutch, ``0,05``."""

    name = "decimal"

    def convert(
        self, value: str | float, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        """Read a number; one with both a comma and a point may mean either, and is refused."""
        text = str(value).strip()
        try:
            number = float(text.replace(",", ".") if _COMMA.fullmatch(text) else text)
        except ValueError:
            number = math.nan
        if not math.isfinite(number):
            self.fail(
                _("“{text}” is not a number. Write it as 0.05 or 0,05.").format(text=text),
                param,
                ctx,
            )
        return number
