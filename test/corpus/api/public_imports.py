# style: package
# note: clean; near api/non-public-api: public modules, a private one of the project, and a fallback
import torch
from keras import layers
from pandas import DataFrame
from pandas.api.types import is_numeric_dtype
from sklearn.ensemble import RandomForestClassifier
from torch.utils.data import DataLoader, default_collate
from torch.utils.data.distributed import DistributedSampler
from torch.utils.tensorboard import SummaryWriter

from _helpers import scale

try:
    from keras.src.engine import base_layer
except ImportError:
    base_layer = None
print(layers, DataFrame, is_numeric_dtype, RandomForestClassifier, DataLoader, default_collate, DistributedSampler, SummaryWriter, scale, base_layer, torch)
