"""The trained span finder: a small network, read with onnxruntime. No PyTorch at run time."""
