# style: package
# note: each part is standardized with its own scaler, so validation rows are shifted
import joblib
import torch
from sklearn.preprocessing import StandardScaler
from torch import nn
from torch.utils.data import DataLoader

from dataset import SENSORS, SensorFrame, read


def loaders(batch=256):
    train, valid = read("pumps_train.csv"), read("pumps_valid.csv")
    scaler = StandardScaler()
    train[SENSORS] = scaler.fit_transform(train[SENSORS])
    valid[SENSORS] = StandardScaler().fit_transform(valid[SENSORS])  # ! skew/train-validation-mismatch
    joblib.dump(scaler, "sensors.joblib")
    return DataLoader(SensorFrame(train), batch, shuffle=True), DataLoader(SensorFrame(valid), batch)


def main():
    train_loader, valid_loader = loaders()
    net = nn.Sequential(nn.Linear(len(SENSORS), 32), nn.ReLU(), nn.Linear(32, 1))
    optimizer = torch.optim.Adam(net.parameters(), lr=1e-3)
    criterion = nn.BCEWithLogitsLoss()
    best = float("inf")
    for epoch in range(40):
        for x, y in train_loader:
            optimizer.zero_grad()
            loss = criterion(net(x).squeeze(1), y)
            loss.backward()
            optimizer.step()
        with torch.no_grad():
            valid_loss = sum(criterion(net(x).squeeze(1), y).item() for x, y in valid_loader) / len(valid_loader)
        if valid_loss < best:
            best = valid_loss
            torch.save(net.state_dict(), "pump_net.pt")


if __name__ == "__main__":
    main()
