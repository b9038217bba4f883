"""What others publish on the web, read without trust: only `refresh` and `news` ask for it."""
