# style: package
# note: clean; near pipeline/mlflow-run-hygiene: a run that ends, steps, a whole checkpoint
import mlflow
import torch

model = torch.nn.Linear(2, 1)
optimiser = torch.optim.SGD(model.parameters(), lr=0.1)
with mlflow.start_run():
    for epoch in range(3):
        mlflow.log_metric("loss", 0.5, step=epoch)
        torch.save({"epoch": epoch, "model": model.state_dict(), "optimizer": optimiser.state_dict()}, "last.pt")
    mlflow.log_metric("accuracy", 0.9)
torch.save({"model": model.state_dict(), "classes": ["a", "b"]}, "serve.pt")
