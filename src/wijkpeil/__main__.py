"""Lets ``python -m wijkpeil`` do what the command does."""

from wijkpeil.cli import main

main()
