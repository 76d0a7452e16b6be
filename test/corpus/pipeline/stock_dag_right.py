# style: competition
# note: clean; near pipeline/airflow-duplicate-dag, pipeline/airflow-no-schedule, pipeline/airflow-naming, pipeline/bashoperator-format-string, pipeline/airflow-branch-shortcut, pipeline/checkpoint-incomplete, pipeline/mlflow-run-hygiene, pipeline/kfp-component-not-self-contained: one id in two DAGs, tasks made in a loop
from datetime import datetime

import mlflow
import torch
from airflow.providers.standard.operators.bash import BashOperator
from airflow.providers.standard.operators.python import PythonOperator
from airflow.sdk import DAG, task
from airflow.timetables.interval import CronDataIntervalTimetable
from torch import nn

SHOPS = ["a", "b", "c"]
SCRIPT = "stock.py"


def fit(path: str, epochs: int = 5) -> None:
    net = nn.Linear(4, 1)
    optimizer = torch.optim.Adam(net.parameters(), lr=1e-3)
    slower = torch.optim.lr_scheduler.StepLR(optimizer, 2)
    rows = torch.load(path, weights_only=True)
    with mlflow.start_run(run_name=path):
        mlflow.log_params({"epochs": epochs})
        for epoch in range(epochs):
            optimizer.zero_grad()
            loss = nn.functional.mse_loss(net(rows[:, :4]), rows[:, 4:])
            loss.backward()
            optimizer.step()
            slower.step()
            mlflow.log_metric("loss", loss.item(), step=epoch)
            torch.save({"epoch": epoch, "net": net.state_dict(), "optimizer": optimizer.state_dict(), "slower": slower.state_dict()}, "last.pt")
        torch.save(net.state_dict(), "stock.pt")


with DAG("stock", start_date=datetime(2026, 1, 1), schedule=CronDataIntervalTimetable("0 3 * * *", timezone="UTC"), catchup=False):
    counted = [BashOperator(task_id=f"count_{shop}", bash_command=f"python {SCRIPT} --shop {shop}") for shop in SHOPS]
    fitted = PythonOperator(task_id="fitted", python_callable=fit, op_args=["stock.pt"])
    counted >> fitted

with DAG("stock_again", start_date=datetime(2026, 1, 1), schedule=None) as again:
    fitted = PythonOperator(task_id="fitted", python_callable=fit, op_args=["again.pt"])

    @task.short_circuit
    def is_open(day: str) -> bool:
        return not day.endswith("-25")

    is_open("{{ ds }}") >> fitted
