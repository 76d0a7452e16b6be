# style: competition
# note: clean; near data/inplace-true data/values-attr: other libraries' words
# open: data/read-without-schema
import pandas as pd
import torch

relu = torch.nn.ReLU(inplace=True)
sales = pd.read_csv("sales.csv")
sales = sales.drop(columns=["id"], inplace=False)


class Mesh:
    def rotate(self, angle, inplace=False):
        return angle if inplace else -angle


box = Mesh()
box.rotate(45, inplace=True)
box.values = 1
print(sales["day"].nunique(dropna=False) == 2, relu, box.values)
