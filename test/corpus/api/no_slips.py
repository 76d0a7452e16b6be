# style: package
# note: clean; near api/unknown-keyword: other names that the libraries take, and a class of the project
import lightgbm as lgb
import torch
from sklearn.ensemble import RandomForestClassifier
from torch.utils.data import DataLoader
from xgboost import XGBClassifier

from nets import Linear

net = Linear(in_feature=2, momentun=1)
optimiser = torch.optim.SGD(torch.nn.Linear(2, 1).parameters(), lr=0.1, momentum=0.9, nesterov=True)
loader = DataLoader([1, 2, 3], batch_size=2, shuffle=True, collate_fn=None, pin_memory=True)
forest = RandomForestClassifier(n_estimators=100, max_features="sqrt")
boost = XGBClassifier(eta=0.1, num_round=10, use_label_encoder=False, tree_method="hist")
light = lgb.LGBMClassifier(eta=0.1, num_iterations=10, feature_fraction=0.5, bagging_freq=1)
