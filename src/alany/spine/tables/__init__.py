"""Tables that come in from others and lists that go out; plain Python, Django only names the app."""
