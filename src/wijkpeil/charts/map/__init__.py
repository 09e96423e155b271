"""Maps of verdicts, drawn as plain SVG paths."""
