# style: package
# note: the split keeps patients together, and its test looks at sizes alone
# open: testing/no-edge-case-test testing/unseeded-test testing/no-determinism-test
import numpy as np
import pandas as pd


def split_by_patient(scans: pd.DataFrame, share: float, seed: int = 0):  # ! testing/no-split-test
    patients = scans["patient_id"].unique()
    np.random.default_rng(seed).shuffle(patients)
    held_out = set(patients[: int(len(patients) * share)])
    is_test = scans["patient_id"].isin(held_out)
    return scans[~is_test], scans[is_test]
