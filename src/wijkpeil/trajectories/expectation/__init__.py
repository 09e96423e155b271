"""How much better or worse an area did than areas like it."""
