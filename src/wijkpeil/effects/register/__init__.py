"""The register of interventions: what was done where, of which kind, and what ran beside it."""
