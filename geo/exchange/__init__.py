"""Other people's formats: one module each, `read` and/or `write`."""
