"""The matching engine: a price line, a price and a day in; an honest decision with its evidence out.

Plain Python without Django and without the network. It knows no product: every dictionary is built from the
register it is given.
"""
