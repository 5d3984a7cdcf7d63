"""The directory of the units one works with."""
