"""The catalogue: every component in all its states, in the language of the page, with short and long text."""
