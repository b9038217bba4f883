"""Programs that write files of the project anew: screens, pictures, the README, the man page."""
