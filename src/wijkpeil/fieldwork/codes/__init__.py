"""Codes and codings: the codebook as a tree, and the passages that codes are given to."""
