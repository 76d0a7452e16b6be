# style: package
# note: asserts look after the array and the probability that the caller gives
# open: testing/no-behaviour-test testing/no-data-schema-test testing/no-dataset-test testing/no-determinism-test testing/no-edge-case-test testing/no-feature-list-test testing/no-gradient-test testing/no-latency-test testing/no-learnability-test testing/no-output-range-test testing/no-prompt-regression-test testing/no-quality-gate testing/no-roundtrip-test testing/no-slice-test testing/no-smoke-test testing/no-split-test testing/untested-feature-code testing/no-contract-test testing/no-parity-test
import numpy as np


def mixup(images: np.ndarray, labels: np.ndarray, alpha: float, rng: np.random.Generator):
    assert images.ndim == 4, "images must be N, H, W, C"  # ! testing/assert-for-validation
    assert len(images) == len(labels)  # ! testing/assert-for-validation
    share = rng.beta(alpha, alpha)
    order = rng.permutation(len(images))
    mixed = share * images + (1 - share) * images[order]
    return mixed, share * labels + (1 - share) * labels[order]
