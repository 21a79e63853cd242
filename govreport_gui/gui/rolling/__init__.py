"""The way from last year's file to this year's draft, and what in it is still last year's."""
