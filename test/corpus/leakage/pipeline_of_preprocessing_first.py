# style: package
# note: a preprocessing pipeline is fitted on the whole table by a helper, the split comes after it
import pandas as pd
from sklearn.decomposition import PCA
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import train_test_split
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import StandardScaler


def prepare(table):
    steps = Pipeline([("scale", StandardScaler()), ("reduce", PCA(n_components=8))])
    return steps.fit_transform(table)  # ! leakage/unprotected-pipeline


genes = pd.read_csv("expression.csv")
y = genes.pop("tumour")
X = prepare(genes)
X_train, X_test, y_train, y_test = train_test_split(X, y, stratify=y, random_state=0)
forest = RandomForestClassifier(random_state=0).fit(X_train, y_train)
print(forest.score(X_test, y_test))
