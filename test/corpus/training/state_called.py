# style: package
# note: clean; near training/state-dict-not-called: called, handed on as a function, patched, or asked for
import functools

import torch
from torch import nn
from transformers import get_peft_model_state_dict

model = nn.Linear(3, 1)
torch.save(model.state_dict(), "a.pt")
torch.save({"model": model.state_dict(), "args": 1}, "b.pt")
old = model.state_dict
model.state_dict = functools.partial(get_peft_model_state_dict, old())
if hasattr(model, "state_dict"):
    getter = model.state_dict
    print(getter().keys())
