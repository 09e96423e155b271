"""From fieldwork, and what was kept aside, to a project."""
