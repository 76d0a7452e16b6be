# style: package
# note: a project whose scripts fetch and unpack what it learns from
import torch

print(torch.__version__)
