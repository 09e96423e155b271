"""What was found, as frozen data: all that charts and reports may know."""
