"""After the solution: which cases to look at, and what a theory said beforehand."""
