"""Pictures of a comparison of cases (QCA)."""
