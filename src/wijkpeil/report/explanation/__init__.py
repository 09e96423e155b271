"""The report on what goes with rise and decline, and on better or worse than expected."""
