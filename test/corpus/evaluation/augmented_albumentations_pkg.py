# style: competition
# note: one albumentations pipeline for both data sets of a class of one's own
import albumentations as A
import cv2
import pandas as pd
from albumentations.pytorch import ToTensorV2
from sklearn.model_selection import train_test_split
from torch.utils.data import DataLoader, Dataset

transform = A.Compose([A.Resize(256, 256), A.HorizontalFlip(p=0.5), A.ShiftScaleRotate(p=0.7), A.Normalize(), ToTensorV2()])


class Leaves(Dataset):
    def __init__(self, frame, transform):
        self.frame = frame
        self.transform = transform

    def __len__(self):
        return len(self.frame)

    def __getitem__(self, i):
        row = self.frame.iloc[i]
        image = cv2.imread(row["path"])
        return self.transform(image=image)["image"], row["label"]


frame = pd.read_csv("leaves.csv")
train_df, valid_df = train_test_split(frame, stratify=frame["label"], random_state=1)
train_ds = Leaves(train_df, transform)
valid_ds = Leaves(valid_df, transform)  # ! evaluation/augment-validation
train_dl = DataLoader(train_ds, batch_size=16, shuffle=True)
valid_dl = DataLoader(valid_ds, batch_size=16)
