# style: course
# note: rows are drawn with replacement, then cut in two
import numpy as np
from sklearn.datasets import load_wine
from sklearn.discriminant_analysis import LinearDiscriminantAnalysis

X, y = load_wine(return_X_y=True)
rng = np.random.default_rng(12)

draw = rng.choice(len(X), size=1000, replace=True)  # ! leakage/resample-before-split|leakage/test-rows-in-training-set
X, y = X[draw], y[draw]

lda = LinearDiscriminantAnalysis()
lda.fit(X[:700], y[:700])
print("accuracy on the other 300:", lda.score(X[700:], y[700:]))
