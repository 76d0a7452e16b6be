# style: package
# note: an open run, values without steps, half a checkpoint
import mlflow
import torch

run = mlflow.start_run()  # ! pipeline/mlflow-run-hygiene
model = torch.nn.Linear(2, 1)
optimiser = torch.optim.SGD(model.parameters(), lr=0.1)
for epoch in range(3):
    mlflow.log_metric("loss", 0.5)  # ! pipeline/mlflow-run-hygiene
    torch.save({"epoch": epoch, "model_state_dict": model.state_dict()}, "last.pt")  # ! pipeline/checkpoint-incomplete
