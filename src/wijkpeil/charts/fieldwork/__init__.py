"""Pictures of the fieldwork: the matrix, its coverage, perspectives side by side."""
