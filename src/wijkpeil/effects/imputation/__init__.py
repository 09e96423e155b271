"""The imputation estimator of Borusyak, Jaravel and Spiess (2024).

A course of area and wave is fitted to everything not yet treated, and says what the treated areas
would have had. It uses all waves before, where `effects.group_time` uses one; if both say the same,
the answer does not hang on which wave one compares with.
"""
