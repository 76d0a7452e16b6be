import torchaudio
from torch.utils.data import Dataset

mel = torchaudio.transforms.MelSpectrogram(sample_rate=32000, n_fft=1024, hop_length=320, n_mels=64)


class Songs(Dataset):
    def __init__(self, rows):
        self.rows = rows

    def __len__(self):
        return len(self.rows)

    def __getitem__(self, i):
        path, label = self.rows[i]
        wave, rate = torchaudio.load(path)
        wave = torchaudio.functional.resample(wave.mean(0, keepdim=True), rate, 32000)
        return mel(wave[:, :160000]), label
