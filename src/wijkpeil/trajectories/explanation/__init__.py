"""Which characteristics go with rise and decline."""
