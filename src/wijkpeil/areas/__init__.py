"""Areas: their codes, levels, borders and neighbours."""
