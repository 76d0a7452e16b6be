import albumentations as A
import cv2
from albumentations.pytorch import ToTensorV2
from torch.utils.data import Dataset

steps = A.Compose([A.Resize(384, 384), A.Normalize(mean=(0.5, 0.5, 0.5), std=(0.5, 0.5, 0.5)), ToTensorV2()])


class Scans(Dataset):
    def __init__(self, rows):
        self.rows = rows

    def __len__(self):
        return len(self.rows)

    def __getitem__(self, i):
        path, grade = self.rows[i]
        scan = cv2.cvtColor(cv2.imread(path), cv2.COLOR_BGR2RGB)
        return steps(image=scan)["image"], grade
