# style: beginner
# note: a checkpoint without its optimizer, metrics without a step, a path of one machine
import mlflow
import torch
from torch import nn

net = nn.Linear(4, 1)
optimizer = torch.optim.Adam(net.parameters(), lr=1e-3)
rows = torch.load("/home/petra/rows.pt", weights_only=True)  # ! pipeline/absolute-path
with mlflow.start_run():
    for epoch in range(10):
        optimizer.zero_grad()
        loss = nn.functional.mse_loss(net(rows[:, :4]), rows[:, 4:])
        loss.backward()
        optimizer.step()
        mlflow.log_metric("loss", loss.item())  # ! pipeline/mlflow-run-hygiene
        torch.save({"epoch": epoch, "net": net.state_dict()}, "last.pt")  # ! pipeline/checkpoint-incomplete
