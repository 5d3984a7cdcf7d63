"""The encrypted store: the only package that knows SQLAlchemy and SQLCipher."""
