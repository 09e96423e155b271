"""The part on the fieldwork: three perspectives, beside each other and beside the figures."""
