"""Commands of On Record."""
