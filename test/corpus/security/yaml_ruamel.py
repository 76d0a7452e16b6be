# style: package
# note: clean; near security/yaml-unsafe: another library with a method of that name
import torch
from ruamel.yaml import YAML

yaml = YAML(typ="safe")
config = yaml.load(open("a.yaml"))
print(config, torch.__version__)
