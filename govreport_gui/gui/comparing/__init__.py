"""Two reports side by side: last year beside this year, any two files, sentences nobody rewrote."""
