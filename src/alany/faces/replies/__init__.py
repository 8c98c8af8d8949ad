"""The face of bodies that are asked to act: through a link without an account, or at a desk of their own."""
