import cv2
from joblib import load
from skimage.feature import hog

svm = load("plates.joblib")
stream = cv2.VideoCapture("rtsp://gate/1")
while stream.isOpened():
    ok, frame = stream.read()
    if not ok:
        break
    vector = hog(cv2.resize(frame, (64, 32)), channel_axis=-1)
    print(svm.predict([vector])[0])
