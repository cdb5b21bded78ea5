"""All checks of what people send, a module per noun. Messages say what is wrong and what to do."""
