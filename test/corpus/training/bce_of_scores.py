# style: beginner
# note: BCELoss of a linear layer's scores
import torch
import torch.nn as nn

X = torch.randn(768, 8)
y = torch.randint(0, 2, (768, 1)).float()
model = nn.Sequential(nn.Linear(8, 12), nn.ReLU(), nn.Linear(12, 1))
loss_fn = nn.BCELoss()
optimizer = torch.optim.Adam(model.parameters(), lr=0.001)
for epoch in range(100):
    y_pred = model(X)
    loss = loss_fn(y_pred, y)  # ! training/sigmoid-bce-mismatch
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
