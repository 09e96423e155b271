"""From raw figures to memberships: which values count as in, out, and neither."""
