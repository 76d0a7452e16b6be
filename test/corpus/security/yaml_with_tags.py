# style: package
# note: clean; near security/yaml-unsafe: a safe loader with a tag of its own
import torch
import yaml


class Loader(yaml.SafeLoader):
    pass


Loader.add_constructor("!path", lambda loader, node: loader.construct_scalar(node))
config = yaml.load(open("a.yaml"), Loader=Loader)
text = yaml.dump({"lr": 0.1})
fast = yaml.load(open("b.yaml"), yaml.CSafeLoader)
print(config, text, fast, torch.__version__)
