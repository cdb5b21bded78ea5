"""The trained span finder: a small network, read with onnxruntime. No PyTorch at run time.

onnxruntime would report on its use to its makers, and keep a number of this machine in the home
folder for that. Nothing that this package does is anybody's business, so it is told not to; it
looks at the variable when it is loaded, which the modules of this package do after this.
"""

import os

os.environ["ORT_DISABLE_TELEMETRY"] = "1"
