"""The words every room shares: frozen types that refuse what cannot be true."""
