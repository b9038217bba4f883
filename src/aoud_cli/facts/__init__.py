"""What a fact base is: its records, its dates, the rules between records. Pure."""
