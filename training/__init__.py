"""Train the learned reader from the shared data to the weights that ship."""
