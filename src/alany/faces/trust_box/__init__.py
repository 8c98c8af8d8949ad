"""The sender's path of the trust box: written without an account, sealed, followed by number and secret."""
