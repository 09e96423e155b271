"""How a program counts the characters of a text, and finding out how it did.

The standard wants Unicode code points from zero; programs count otherwise, and don't say so.
"""
