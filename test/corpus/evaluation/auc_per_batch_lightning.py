# style: package
# note: AUC of each validation batch is collected in a list and its mean is logged as the epoch's AUC
import numpy as np
import torch
from sklearn.metrics import roc_auc_score


@torch.no_grad()
def validate(model, loader, device):
    model.eval()
    aucs, losses, seen = [], 0.0, 0
    for images, targets in loader:
        logits = model(images.to(device)).squeeze(1)
        loss = torch.nn.functional.binary_cross_entropy_with_logits(logits, targets.to(device).float(), reduction="sum")
        losses += loss.item()
        seen += len(targets)
        probabilities = torch.sigmoid(logits).cpu().numpy()
        if len(np.unique(targets.numpy())) == 2:
            aucs.append(roc_auc_score(targets.numpy(), probabilities))
    return {"loss": losses / seen, "auc": float(np.mean(aucs))}  # ! evaluation/batch-mean-metric
