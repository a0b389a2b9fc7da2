"""Documents of word processors: Office Open XML and OpenDocument."""
