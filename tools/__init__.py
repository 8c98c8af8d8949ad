"""Tools of the repository itself; the running system imports none of them."""
