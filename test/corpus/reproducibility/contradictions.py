# style: course
# note: determinism and benchmark side by side
import torch

torch.manual_seed(0)
torch.backends.cudnn.deterministic = True
torch.backends.cudnn.benchmark = True  # ! reproducibility/determinism-contradiction


def setup(fast):
    torch.use_deterministic_algorithms(True)
    torch.backends.cudnn.benchmark = True  # ! reproducibility/determinism-contradiction


def slow():
    torch.backends.cudnn.deterministic = True
    torch.backends.cudnn.benchmark = False


def quick():
    torch.backends.cudnn.benchmark = True
