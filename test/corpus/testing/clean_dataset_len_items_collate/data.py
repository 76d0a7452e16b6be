# style: course
# note: clean; near testing/no-dataset-test: its length, an item, the range of labels, a batch through the loader
import torch
from torch.utils.data import Dataset

LABELS = ["no", "yes"]


class Answers(Dataset):
    def __init__(self, rows):
        self.rows = rows

    def __len__(self):
        return len(self.rows)

    def __getitem__(self, index):
        codes, label = self.rows[index]
        return torch.tensor(codes), LABELS.index(label)


def pad(samples):
    codes, labels = zip(*samples)
    return torch.nn.utils.rnn.pad_sequence(codes, batch_first=True), torch.tensor(labels)
