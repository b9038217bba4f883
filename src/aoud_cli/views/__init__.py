"""Reports as screens: one file a screen. A view returns something that Rich can draw; it never prints."""
