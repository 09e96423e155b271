"""Guards that fire by themselves: each looks at one threat and says what it does to the verdict.

Each module is one guard: a pure function that returns a :class:`.finding.Finding` with its grade,
the sentence that explains it, and the highest level that is left. `gather` puts findings together.
"""
