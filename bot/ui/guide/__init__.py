"""The way in: what can be done here, a word of welcome in a new server, and the first steps as buttons."""
