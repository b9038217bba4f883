"""From claims to answers. Pure: no clock, no file, no text for people."""
