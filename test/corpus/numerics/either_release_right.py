# style: package
# note: clean; near numerics/removed-numpy-api: asked for before it is used
import numpy as np

area = np.trapezoid if hasattr(np, "trapezoid") else np.trapz
if not hasattr(np, "float_"):
    kind = np.float64
else:
    kind = np.float_
print(area(np.ones(4, dtype=kind)))
