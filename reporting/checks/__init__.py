"""What is suspicious or lacking in an entry: pure functions that return findings."""
