"""The page of one case: what happened, what is next, and the forms around it."""
