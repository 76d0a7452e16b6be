# style: package
# note: loaders that build any object, and no loader at all
import torch
import yaml


def read(path):
    with open(path) as file:
        return yaml.load(file, Loader=yaml.UnsafeLoader)  # ! security/yaml-unsafe


with open("train.yaml") as file:
    config = yaml.load(file)  # ! security/yaml-unsafe
everything = list(yaml.load_all(open("many.yaml"), yaml.Loader))  # ! security/yaml-unsafe
old = yaml.unsafe_load(open("old.yaml"))  # ! security/yaml-unsafe
print(config, everything, old, torch.__version__)
