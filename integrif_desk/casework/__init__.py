"""Use cases: one module per noun, one function per action; owns every transaction."""
