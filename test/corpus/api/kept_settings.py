# style: package
# note: an estimator that changes its settings, layers on another device, distances over columns of any size
import torch
from sklearn.base import BaseEstimator, RegressorMixin
from sklearn.datasets import load_wine
from sklearn.model_selection import train_test_split
from sklearn.svm import SVC
from torch import nn
from torch.autograd import Variable


class Smooth(RegressorMixin, BaseEstimator):
    def __init__(self, width=5, kernel=None):
        self.width = int(width)  # ! api/estimator-init-contract
        self.kernel = kernel or "gauss"  # ! api/estimator-init-contract
        self.weights_ = None  # ! api/estimator-init-contract

    def fit(self, X, y):
        self.weights_ = y
        return self


class Gate(nn.Module):
    def __init__(self):
        super().__init__()
        self.net = nn.Linear(4, 4)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        scale = x.abs().mean().item()  # ! api/item-in-forward
        noise = torch.randn(x.shape)  # ! api/device-mismatch
        return self.net((x + noise) / scale)


gate = Gate().to("cuda")
start = Variable(torch.zeros(2, 4, device="cuda"))  # ! api/autograd-variable
X, y = load_wine(return_X_y=True)
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
model = SVC()
model.fit(X_train, y_train)  # ! api/scaling-missing
print(model.score(X_test, y_test), gate(start))
