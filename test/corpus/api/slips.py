# style: package
# note: five slips of the pen
import torch
from sklearn.ensemble import RandomForestClassifier
from torch.utils.data import DataLoader
from transformers import TrainingArguments
from xgboost import XGBClassifier

net = torch.nn.Linear(2, 1)
optimiser = torch.optim.SGD(net.parameters(), lr=0.1, momentun=0.9)  # ! api/unknown-keyword
loader = DataLoader([1, 2, 3], batch_size=2, suffle=True)  # ! api/unknown-keyword
forest = RandomForestClassifier(n_estimator=100)  # ! api/unknown-keyword
boost = XGBClassifier(learing_rate=0.1)  # ! api/unknown-keyword
args = TrainingArguments("out", per_device_train_batchsize=8)  # ! api/unknown-keyword
