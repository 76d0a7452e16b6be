# style: package
# note: private modules of four libraries
import torch
from pandas.core.frame import DataFrame  # ! api/non-public-api
from sklearn.ensemble._forest import RandomForestClassifier  # ! api/non-public-api
from tensorflow.python.keras.layers import Dense  # ! api/non-public-api
from torch.utils.data._utils.collate import default_collate  # ! api/non-public-api

print(DataFrame, RandomForestClassifier, Dense, default_collate, torch.__version__)
