# style: package
# note: mixed precision of torch.cuda.amp
import torch
from torch.cuda.amp import GradScaler, autocast

scaler = GradScaler()  # ! api/torch-deprecated-removed
model = torch.nn.Linear(2, 1).cuda()
with autocast():  # ! api/torch-deprecated-removed
    loss = model(torch.randn(2, 2).cuda()).sum()
scaler.scale(loss).backward()
