"""The desk without a screen: the same use cases for scripts, tests and machines that have none."""
