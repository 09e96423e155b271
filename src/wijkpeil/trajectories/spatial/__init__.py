"""Whether areas rise and fall beside each other, and which do so together."""
