"""What the check found, explained, mended or accepted; what a part still lacks; help beside the form."""
