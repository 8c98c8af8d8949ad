"""alany-ui: the look of every page. Tokens, base templates, components; knows no face and no programme."""
