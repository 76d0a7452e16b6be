# style: course
# note: learning_curve splits inside; the scaler saw everything
import numpy as np
import matplotlib.pyplot as plt
from sklearn.datasets import load_digits
from sklearn.model_selection import learning_curve
from sklearn.neural_network import MLPClassifier
from sklearn.preprocessing import MinMaxScaler

digits = load_digits()
scaled = MinMaxScaler().fit_transform(digits.data)  # ! leakage/preprocess-outside-folds

sizes, train_scores, valid_scores = learning_curve(
    MLPClassifier((64,), max_iter=300, random_state=1), scaled, digits.target,
    train_sizes=np.linspace(0.1, 1.0, 6), cv=5,
)
plt.plot(sizes, train_scores.mean(axis=1), label="training folds")
plt.plot(sizes, valid_scores.mean(axis=1), label="validation folds")
plt.legend()
plt.show()
print("at full size:", valid_scores.mean(axis=1)[-1])
