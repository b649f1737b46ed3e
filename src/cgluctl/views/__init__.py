"""How an answer looks, one module a format; views arrange, they never fetch."""
