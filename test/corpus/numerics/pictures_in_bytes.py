# style: beginner
# note: pictures are added and subtracted in bytes
import cv2
import numpy as np
from PIL import Image

before = cv2.imread("before.png")
after = cv2.imread("after.png")
change = after - before  # ! numerics/uint8-overflow
brighter = before + 40  # ! numerics/uint8-overflow
gray = np.array(Image.open("scan.png").convert("L"))
print((gray * 2).max())  # ! numerics/uint8-overflow
