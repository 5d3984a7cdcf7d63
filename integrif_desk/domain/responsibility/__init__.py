"""Who serves a person of this age and status, and what the person may do: rules and evaluator.

The rules are data (`resources/rules/responsibility.toml`); nothing in here knows a single one.
"""
