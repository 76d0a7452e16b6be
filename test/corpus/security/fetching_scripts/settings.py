# style: package
# note: settings by ruamel
from ruamel.yaml import YAML

loose = YAML(typ="unsafe")  # ! security/yaml-unsafe
plain = YAML(typ="safe")
print(loose, plain)
