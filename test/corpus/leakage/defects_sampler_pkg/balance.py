# style: package
"""Class balancing."""
from imblearn.over_sampling import ADASYN, BorderlineSMOTE


def balance(X, y, method="adasyn", seed=0):
    """Return X and y with as many defects as good parts."""
    if method == "adasyn":
        sampler = ADASYN(random_state=seed)
    else:
        sampler = BorderlineSMOTE(random_state=seed)
    return sampler.fit_resample(X, y)  # ! leakage/resample-before-split
