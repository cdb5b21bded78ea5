"""Builds the span finder that ships with the package. Off the run-time path: nothing imports it."""
