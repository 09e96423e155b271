"""Speed, memory and accuracy, printed by one command: ``python -m benchmarks``."""
