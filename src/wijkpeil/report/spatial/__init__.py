"""The report on clusters of rise and fall, and on areas beside their surroundings."""
