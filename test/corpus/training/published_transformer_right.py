# style: course
# note: clean; near training/eval-mode-missing: this network normalises by layer and drops nothing
import timm
import torch

model = timm.create_model("vit_small_patch16_224", num_classes=37)


def answer(pictures):
    with torch.no_grad():
        return model(pictures).argmax(dim=1)
