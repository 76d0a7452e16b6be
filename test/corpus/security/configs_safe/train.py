# style: package
# note: clean; near security/yaml-unsafe: safe loaders, one imported under another name; FullLoader of a mended release
import torch
import yaml
from yaml import CSafeLoader as Loader

with open("train.yaml") as file:
    config = yaml.safe_load(file)
with open("extra.yaml") as file:
    extra = yaml.load(file, Loader=yaml.FullLoader)
with open("fast.yaml") as file:
    fast = yaml.load(file, Loader)
print(config, extra, fast, torch.__version__)
