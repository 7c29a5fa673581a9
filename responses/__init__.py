"""What is said and shown: texts as data, and pure functions over them."""
