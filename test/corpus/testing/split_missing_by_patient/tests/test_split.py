import pandas as pd

from split import split_by_patient


def test_sizes():
    scans = pd.DataFrame({"patient_id": [1, 1, 2, 2, 3, 3, 4, 4], "slice": range(8)})
    train, test = split_by_patient(scans, share=0.25)
    assert len(train) == 6
    assert len(test) == 2
