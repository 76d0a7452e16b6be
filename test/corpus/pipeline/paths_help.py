# style: package
# note: clean; near pipeline/absolute-path: a path in a help text
import argparse

import torch

parser = argparse.ArgumentParser(usage="train.py /home/username/data")
parser.add_argument("--data", default="data", help="for instance /home/you/data")
print(parser.parse_args(), torch.__version__)
