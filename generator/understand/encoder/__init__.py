"""The trained English pipeline's own component: a small transformer, run by onnxruntime, with all heads in one graph."""
