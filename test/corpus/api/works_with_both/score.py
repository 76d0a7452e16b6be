# style: package
# note: clean; near api/removed-sklearn-keras-api: a fallback, and a class of its own with a method of the same name
import numpy as np
from sklearn.linear_model import Ridge

try:
    from sklearn.metrics import plot_confusion_matrix
except ImportError:
    from sklearn.metrics import ConfusionMatrixDisplay

    plot_confusion_matrix = ConfusionMatrixDisplay.from_estimator


class Report:
    def fit_generator(self, normalize=True):
        return normalize


print(Report().fit_generator(normalize=False), Ridge().fit(np.eye(2), [0, 1]))
