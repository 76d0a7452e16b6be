# style: course
# note: the classic demonstration on noise: selection before the folds finds signal in random numbers
"""Why feature selection belongs inside cross-validation."""
import numpy as np
from sklearn.feature_selection import SelectKBest, f_classif
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_val_score

rng = np.random.default_rng(42)
X = rng.normal(size=(100, 5000))
y = rng.integers(0, 2, size=100)

best = SelectKBest(f_classif, k=20).fit_transform(X, y)  # ! leakage/preprocess-outside-folds
cv = StratifiedKFold(n_splits=5, shuffle=True, random_state=0)
wrong = cross_val_score(LogisticRegression(), best, y, cv=cv)
print("mean accuracy on pure noise:", wrong.mean())
