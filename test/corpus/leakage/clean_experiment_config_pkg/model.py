# style: package
from sklearn.feature_selection import SelectKBest
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import StandardScaler


def build():
    return Pipeline([("scale", StandardScaler()), ("select", SelectKBest(k=15)), ("model", LogisticRegression(max_iter=1000))])
