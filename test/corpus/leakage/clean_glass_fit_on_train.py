# style: beginner
# note: clean; near leakage/fit-before-split: fitted on X_train, applied to X_test
import pandas as pd
import matplotlib.pyplot as plt
from sklearn.decomposition import PCA
from sklearn.model_selection import train_test_split
from sklearn.neighbors import KNeighborsClassifier
from sklearn.preprocessing import StandardScaler

glass = pd.read_csv("glass.csv")
X = glass.drop("Type", axis=1)
y = glass["Type"]

X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.3, random_state=42)

scaler = StandardScaler()
X_train = scaler.fit_transform(X_train)
X_test = scaler.transform(X_test)

pca = PCA(n_components=5).fit(X_train)
plt.plot(pca.explained_variance_ratio_.cumsum())
plt.show()
Z_train, Z_test = pca.transform(X_train), pca.transform(X_test)

model = KNeighborsClassifier(3)
model.fit(Z_train, y_train)
print("train:", model.score(Z_train, y_train))
print("test:", model.score(Z_test, y_test))
