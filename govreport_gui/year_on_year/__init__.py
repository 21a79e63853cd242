"""Two years side by side: pairs of cells, what is due, what stands out, what pictures show."""
