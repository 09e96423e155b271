"""Fieldwork: documents, codings, the framework matrix, and what may be quoted.

This room is pure: bytes and rows in, frozen results out. Files are read and written by
`wijkpeil.study`, changes are kept by `wijkpeil.store`.
"""
