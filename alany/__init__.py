"""The working system of a regional integrity project office."""
