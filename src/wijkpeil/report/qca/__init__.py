"""The page on a comparison of cases (QCA)."""
