"""Inference by asking what other choices of treated areas would have shown.

`test.permutation_test` takes any estimator; `rank` turns placebo estimates into p and a set.
"""
