"""Word lists as data, nothing else. Each module says what its lists are for."""
