"""Areas x waves x indicators with one border year: built, checked, stored as Parquet, queried."""

from wijkpeil.panel.panel import IndicatorScores, Panel, build_panel
from wijkpeil.panel.store import query_panel, read_panel, write_panel

__all__ = ["IndicatorScores", "Panel", "build_panel", "query_panel", "read_panel", "write_panel"]
