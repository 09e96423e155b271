"""The main jobs: each joins the rooms below into one answer, for command and workbench alike."""
