"""The way in: first run, unlocking, recovery. Nothing here imports the store or its libraries."""
