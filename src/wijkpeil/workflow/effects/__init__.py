"""What did interventions do: from a study folder to estimates, guards and a verdict."""
