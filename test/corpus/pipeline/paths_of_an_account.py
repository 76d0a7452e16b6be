# style: beginner
# note: an account may be called user; a container has no drives
import pandas as pd

df = pd.read_csv("C:\\Users\\user\\Desktop\\train.csv")  # ! pipeline/absolute-path
inside = pd.read_csv("/home/user/app/train.csv")
