"""The fieldwork of a study: read, summed up, and written for people to open."""
