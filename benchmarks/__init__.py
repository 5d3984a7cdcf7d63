"""How fast the desk is: each figure beside its limit, both measured in one run.

`make bench` (`python -m benchmarks`) prints the table. Times on one machine say little; ratios
taken side by side say whether the desk does more work than it must.
"""
