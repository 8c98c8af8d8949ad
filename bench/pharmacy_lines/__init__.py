"""A public benchmark of messy lines of pharmacies' price lists in Kazakh and Russian: see README.md."""
