"""The pages of editors, and what is published."""
