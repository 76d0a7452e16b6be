# style: beginner
# note: PCA of np.concatenate of both parts
import numpy as np
from sklearn.datasets import fetch_olivetti_faces
from sklearn.decomposition import PCA
from sklearn.model_selection import train_test_split
from sklearn.neighbors import KNeighborsClassifier

faces = fetch_olivetti_faces()
f_train, f_test, who_train, who_test = train_test_split(faces.data, faces.target, stratify=faces.target, random_state=0)

pca = PCA(n_components=60, whiten=True, random_state=0)
pca.fit(np.concatenate((f_train, f_test)))  # ! leakage/fit-on-train-and-test
print("variance kept", pca.explained_variance_ratio_.sum())

knn = KNeighborsClassifier(1)
knn.fit(pca.transform(f_train), who_train)
print("faces recognised:", knn.score(pca.transform(f_test), who_test))
