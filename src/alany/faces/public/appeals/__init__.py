"""Writing an appeal, seeing its state by number and code, coming days of reception.

Nothing of a person stands in an address: everything travels in the body of POST, so that a shared computer
keeps no history of it. Pages need neither cookie nor JavaScript.
"""
