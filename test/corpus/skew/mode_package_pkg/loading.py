import torch

from networks import Detector


def load_detector(path):
    detector = Detector()
    state = torch.load(path, map_location="cpu")
    detector.load_state_dict(state["model"])  # ! skew/train-mode-at-serving
    return detector
