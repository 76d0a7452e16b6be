# style: course
# note: the function form, preprocessing.scale
import pandas as pd
from sklearn import preprocessing
from sklearn.model_selection import train_test_split
from sklearn.svm import SVR

concrete = pd.read_excel("Concrete_Data.xls")
concrete.columns = ["cement", "slag", "ash", "water", "plasticizer", "coarse", "fine", "age", "strength"]
print(concrete.head())

predictors = concrete.iloc[:, :-1]
strength = concrete.iloc[:, -1]

predictors = preprocessing.scale(predictors)  # ! leakage/fit-before-split|leakage/statistic-before-split

tr_x, te_x, tr_y, te_y = train_test_split(predictors, strength, random_state=100)

svr = SVR(C=50, kernel="rbf").fit(tr_x, tr_y)
print("R^2 train", svr.score(tr_x, tr_y))
print("R^2 test ", svr.score(te_x, te_y))
