# style: competition
# note: clean; near skew/channel-order-mismatch: OpenCV's order is kept on both sides
import glob

import cv2
import numpy as np
from joblib import dump
from skimage.feature import hog
from sklearn.svm import LinearSVC

paths = sorted(glob.glob("plates/*/*.png"))
X = np.array([hog(cv2.resize(cv2.imread(path), (64, 32)), channel_axis=-1) for path in paths])
y = np.array([path.split("/")[1] for path in paths])
svm = LinearSVC(C=0.1).fit(X, y)
dump(svm, "plates.joblib")
