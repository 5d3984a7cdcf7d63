"""Building blocks for pages, one module per thing. None of them knows a use case."""
