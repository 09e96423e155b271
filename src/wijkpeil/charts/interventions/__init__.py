"""Charts of what interventions did."""
