"""The Word file that came back from the leader: what differs, taken over or not."""
