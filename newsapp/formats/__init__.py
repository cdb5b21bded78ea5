"""Interchange formats: a reviewed article, written to a file and read back."""
