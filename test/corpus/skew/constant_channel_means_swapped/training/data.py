# style: course
# note: the means of blue and red changed places on the way to the detector's service
import cv2
import numpy as np
from torch.utils.data import Dataset


class Potholes(Dataset):
    mean = np.array([0.485, 0.456, 0.406], dtype=np.float32)
    std = np.array([0.229, 0.224, 0.225], dtype=np.float32)

    def __init__(self, rows):
        self.rows = rows

    def __len__(self):
        return len(self.rows)

    def __getitem__(self, index):
        path, label = self.rows[index]
        image = cv2.cvtColor(cv2.imread(path), cv2.COLOR_BGR2RGB)
        image = cv2.resize(image, (320, 320)).astype(np.float32) / 255.0
        image = (image - self.mean) / self.std
        return image.transpose(2, 0, 1), label
