"""Find the sources an article cites, name the outlets behind them, and check their links."""

__version__ = "0.1.0"
