# style: package
# note: the test compares a computed tensor with == and one sum with an exact literal
# open: testing/no-gradient-test testing/no-learnability-test testing/no-output-range-test testing/no-edge-case-test
import torch


def masked_mean(values, mask):
    weights = mask.unsqueeze(-1).to(values.dtype)
    return (values * weights).sum(dim=1) / weights.sum(dim=1)
