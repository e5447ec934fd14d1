"""The pages of people who report and review, by desk."""
