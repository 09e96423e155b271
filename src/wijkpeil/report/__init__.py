"""Reports: from results to a document, and from a document to a page.

>>> from wijkpeil.report import trajectory_page
>>> callable(trajectory_page)
True
"""

from wijkpeil.report.trajectories.page import trajectory_page

__all__ = ["trajectory_page"]
