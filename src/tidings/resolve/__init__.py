"""Raw words in, values out: counts, times, places, actors, weapons and event types."""
