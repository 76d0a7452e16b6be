# style: course
# note: clean; near leakage/unprotected-pipeline: a pipeline on all rows makes a picture, the model learns from the raw training part
import matplotlib.pyplot as plt
import pandas as pd
from sklearn.decomposition import PCA
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

seeds = pd.read_csv("seeds.csv")
X, y = seeds.drop(columns="kind"), seeds["kind"]
flat = make_pipeline(StandardScaler(), PCA(2)).fit_transform(X)
plt.scatter(flat[:, 0], flat[:, 1])
plt.show()
X_train, X_test, y_train, y_test = train_test_split(X, y, stratify=y, random_state=0)
print(RandomForestClassifier(random_state=0).fit(X_train, y_train).score(X_test, y_test))
