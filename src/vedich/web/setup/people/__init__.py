"""Accounts, the people behind them, and their roles from day to day."""
