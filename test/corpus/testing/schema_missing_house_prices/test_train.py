import pandas as pd

from train import room_size


def test_room_size():
    assert room_size(pd.DataFrame({"area": [80], "rooms": [4]})).tolist() == [20]
