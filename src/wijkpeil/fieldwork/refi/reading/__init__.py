"""From a project as it stands in its file to fieldwork."""
