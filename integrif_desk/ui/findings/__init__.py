"""„Praxiswissen“: what works and what does not, with evidence and what became of it."""
