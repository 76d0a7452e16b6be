import numpy as np
import torch

from loading import load_detector


def run_inference(path, signal):
    network = load_detector(path)
    with torch.no_grad():
        return network(torch.from_numpy(np.load(signal))).numpy()


if __name__ == "__main__":
    print(run_inference("detector.pt", "signal.npy"))
