# style: package
# note: clean; near numerics/uint8-overflow: floats first, saturating calls, inversion
import cv2
import numpy as np
from PIL import Image

before = cv2.imread("before.png").astype(np.float32)
after = cv2.imread("after.png").astype(np.float32)
change = after - before
photo = cv2.imread("photo.png")
print(255 - photo, photo / 255.0, photo * 0.5, cv2.absdiff(photo, photo), cv2.add(photo, photo))
gray = np.array(Image.open("scan.png").convert("L"), dtype=np.int16)
print((gray - 128).min())
