# style: beginner
# note: a cut-out of a program, as in an answer: what X and y are stands elsewhere
from sklearn.decomposition import PCA
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

scaler = StandardScaler()
X_scaled = scaler.fit_transform(X)  # ! leakage/fit-before-split
pca = PCA(n_components=5)
X_small = pca.fit_transform(X_scaled)  # ! leakage/fit-before-split

X_train, X_test, y_train, y_test = train_test_split(X_small, y, test_size=0.2, random_state=7)
clf = LogisticRegression()
clf.fit(X_train, y_train)
print(clf.score(X_test, y_test))
