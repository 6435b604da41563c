"""What the bot takes: times, memory, requests. Each figure beside a bare discord.py bot in the same run.

Both bots run as the processes they are in production and talk HTTP and WebSocket to a stand-in for Discord on this
machine (`standin`). SimCord is not used here: it lives in the bot's own process, keeps all it ever saw and waits in
steps of 2 ms, so that it would be measured instead of the bot.
"""
