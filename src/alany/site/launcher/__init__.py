"""The launcher behind ``./alany``: standard library only, for it runs before anything is installed."""
