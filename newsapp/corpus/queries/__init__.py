"""Reads: what is stored, as rows with what belongs to them or as frozen values."""
