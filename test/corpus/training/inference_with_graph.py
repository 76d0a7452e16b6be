# style: competition
# note: predictions for the submission keep their graphs
import numpy as np
import pandas as pd
import torch


def inference(model, test_loader, device):
    model.to(device)
    model.eval()
    probabilities = []
    for batch in test_loader:  # ! training/grad-enabled-inference
        logits = model(batch["image"].to(device))
        probabilities.append(logits.softmax(1).detach().cpu().numpy())
    return np.concatenate(probabilities)


def submit(model, test_loader, ids):
    scores = inference(model, test_loader, "cuda")
    pd.DataFrame({"id": ids, "label": scores.argmax(1)}).to_csv("submission.csv", index=False)
