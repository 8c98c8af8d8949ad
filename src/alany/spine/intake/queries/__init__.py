"""Reading signals: who may see which, by what keys, where each stands by the log."""
