"""Dataclasses as XML elements and back; how is said once, by marks on their fields."""
