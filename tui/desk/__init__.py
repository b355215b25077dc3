"""What the keys do, as parts that any screen can hold."""
