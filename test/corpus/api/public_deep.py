# style: package
# note: clean; near api/non-public-api: deep, and public
from sklearn.linear_model import LogisticRegression
from sklearn.utils.validation import check_is_fitted
from tensorflow.keras.layers import Dense
from tensorflow.keras.preprocessing.image import ImageDataGenerator
from torch.nn.parallel import DistributedDataParallel
from transformers.models.bert.modeling_bert import BertLayer

print(LogisticRegression, check_is_fitted, Dense, ImageDataGenerator, DistributedDataParallel, BertLayer)
