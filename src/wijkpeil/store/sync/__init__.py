"""Keeps the files of a study folder and its store the same, and loses neither."""
