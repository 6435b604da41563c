"""Questions of a server's own."""
