"""What is known about a release, who says so, and since when."""

__version__ = "1.2.0"
