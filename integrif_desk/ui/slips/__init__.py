"""Returned reply slips: dropped on the window, compared with what stands there, applied."""
