# style: package
# note: clean; near api/unknown-keyword: a subclass with arguments of its own
import torch
from sklearn.ensemble import RandomForestClassifier

SETTINGS = {"n_estimator": 100}


class Adam(torch.optim.Adam):
    def __init__(self, params, lr=0.1, weigth_decay=0.0):
        super().__init__(params, lr=lr, weight_decay=weigth_decay)


optimiser = Adam([torch.zeros(1, requires_grad=True)], weigth_decay=0.1)
forest = RandomForestClassifier(n_estimators=SETTINGS["n_estimator"])
