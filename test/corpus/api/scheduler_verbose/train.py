# style: package
# note: an argument and a module that newer releases removed
import torch
from torchvision.transforms.functional_tensor import rgb_to_grayscale  # ! api/torch-deprecated-removed

optimiser = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=0.1)
scheduler = torch.optim.lr_scheduler.ReduceLROnPlateau(optimiser, patience=2, verbose=True)  # ! api/torch-deprecated-removed
print(rgb_to_grayscale, scheduler)
