"""The connection to Discord's gateway: kept up by ourselves, because discord.py's own way back is not to be relied on.

`Connection` keeps a `Line` for each shard; a line makes a `Socket`, listens to it, and makes the next one when it ends.
`Standing` is what is known of it at any moment: for the health file, the log, and for whoever asks whether members
could answer now.
"""
