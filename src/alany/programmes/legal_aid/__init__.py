"""Адал көмек: free legal help that reaches the right person."""
