"""Look-alikes: the areas that were most like an area when the period began."""
