# style: package
# note: clean; near security/archive-traversal: Python 3.14 refuses such members by itself
import tarfile

import numpy as np

with tarfile.open("faces.tgz") as archive:
    archive.extractall("data")
print(np.__version__)
