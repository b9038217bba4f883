"""What each command answers: rows of plain values, made from an assessment, that screens and exports both read."""
