# style: package
# note: clean; near pipeline/absolute-path: folders of services
import pandas as pd

train = pd.read_csv("/kaggle/input/titanic/train.csv")
drive = "/content/drive/MyDrive/data.csv"
print(f"/home/{drive}/x", train)
