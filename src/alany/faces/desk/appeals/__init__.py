"""Appeals at the desk: the register, taking one in with its coupon, numbers elsewhere, days of reception."""
