"""What is known about a release, who says so, and since when."""

__version__ = "0.1.0"
