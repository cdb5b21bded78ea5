"""Writes: each function is one atomic action that leaves one change in the history."""
