"""Names of gemeenten for a file that has only their codes."""

from dataclasses import replace

from wijkpeil.panel import Panel


def with_city_names(panel: Panel, known: Panel) -> Panel:
    """Name the gemeenten of a panel as another panel names them, where it has only their codes.

    Parameters
    ----------
    panel : Panel
    known : Panel
        One that may know more names.
    """
    named = known.areas[known.areas["gemeente_name"] != ""].drop_duplicates("gemeente")
    names = named.set_index("gemeente")["gemeente_name"]
    own = panel.areas["gemeente_name"]
    filled = own.where(own != "", panel.areas["gemeente"].map(names).fillna(""))
    return replace(panel, areas=panel.areas.assign(gemeente_name=filled.astype(own.dtype)))
