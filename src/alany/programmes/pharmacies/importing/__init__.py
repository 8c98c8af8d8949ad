"""From an uploaded table to typed rows and to cells that were refused; plain Python."""
