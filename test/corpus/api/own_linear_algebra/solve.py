# style: package
# note: clean; near api/torch-deprecated-removed: functions of the project with the same names
import numpy as np
import torch

from algebra import qr


def symeig(a):
    return np.linalg.eigh(a)


print(qr(torch.eye(2)), symeig(np.eye(2)))
