# style: package
# note: native code by way of NumPy
import os
import sys

import numpy as np
from numpy import f2py

fast = np.ctypeslib.load_library("fast", os.environ["FAST_HOME"])  # ! security/native-library-load
own = np.ctypeslib.load_library("fast", "build")
f2py.compile(sys.argv[1], modulename="kernel")  # ! security/native-library-load
f2py.compile("subroutine nothing\nend subroutine", modulename="nothing")
print(fast, own)
