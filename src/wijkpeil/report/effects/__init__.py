"""The part of a report on what helped."""
