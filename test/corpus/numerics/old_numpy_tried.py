# style: package
# note: clean; near numerics/removed-numpy-api: names that may be missing are asked for
import numpy as np

try:
    warning = np.exceptions.ComplexWarning
except AttributeError:
    warning = np.ComplexWarning

try:
    product = np.product
except AttributeError:
    product = np.prod
print(warning, product([1, 2]))
