# style: course
# note: clean; near skew/train-validation-mismatch: augmentation and crop differ, everything that is not random agrees
import albumentations as A
import cv2
import pandas as pd
import torch
from albumentations.pytorch import ToTensorV2
from sklearn.model_selection import train_test_split
from torch import nn
from torch.utils.data import DataLoader, Dataset
from torchvision.models import efficientnet_b0

MEAN, STD = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)
train_aug = A.Compose([A.RandomCrop(224, 224), A.HorizontalFlip(p=0.5), A.RandomBrightnessContrast(p=0.3), A.Normalize(MEAN, STD), ToTensorV2()])
valid_aug = A.Compose([A.CenterCrop(224, 224), A.Normalize(MEAN, STD), ToTensorV2()])


class Leaves(Dataset):
    def __init__(self, table, transform):
        self.table, self.transform = table, transform

    def __len__(self):
        return len(self.table)

    def __getitem__(self, i):
        row = self.table.iloc[i]
        image = cv2.cvtColor(cv2.imread(f"images/{row.image_id}"), cv2.COLOR_BGR2RGB)
        return self.transform(image=image)["image"], int(row.label)


def main():
    table = pd.read_csv("leaves.csv")
    train, valid = train_test_split(table, test_size=0.2, stratify=table["label"], random_state=42)
    train_loader = DataLoader(Leaves(train, train_aug), batch_size=32, shuffle=True)
    valid_loader = DataLoader(Leaves(valid, valid_aug), batch_size=64)
    net = efficientnet_b0(num_classes=5)
    optimizer = torch.optim.AdamW(net.parameters(), lr=1e-4)
    for epoch in range(10):
        net.train()
        for x, y in train_loader:
            optimizer.zero_grad()
            loss = nn.functional.cross_entropy(net(x), y)
            loss.backward()
            optimizer.step()
        net.eval()
        with torch.no_grad():
            correct = sum((net(x).argmax(1) == y).sum().item() for x, y in valid_loader)
        print(epoch, correct / len(valid))
    torch.save(net.state_dict(), "leaves.pth")


if __name__ == "__main__":
    main()
