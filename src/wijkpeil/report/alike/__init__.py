"""The report on look-alikes: a block for each portrait, and a page of its own."""
