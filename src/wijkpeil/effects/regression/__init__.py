"""Effects from one regression: Sun and Abraham (2021), and what a plain one would compare.

`bacon` is a diagnosis, not an estimate: it lists the comparisons that a regression with one number
for "treated" averages, areas that began earlier among them, and their weights.
"""
