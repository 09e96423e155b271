"""Pages on cases: which were suggested, and how firm each verdict is."""
