# style: package
# note: clean; near pipeline/airflow-duplicate-dag, pipeline/airflow-parse-time-work, pipeline/airflow-no-schedule, pipeline/airflow-naming, pipeline/bashoperator-format-string, pipeline/unpinned-image-or-package, pipeline/airflow-branch-shortcut, pipeline/airflow-xcom: Variables and tables are read in tasks
"""Daily forecast of the load of a grid, and one DAG for each region."""
from __future__ import annotations

import os
from datetime import datetime, timedelta

from airflow.providers.docker.operators.docker import DockerOperator
from airflow.providers.standard.operators.bash import BashOperator
from airflow.providers.standard.operators.python import PythonOperator
from airflow.sdk import DAG, Variable, dag, task

REGIONS = {"north": "0 4 * * *", "south": "30 4 * * *"}
IMAGE = "registry.grid.example/forecast:3.2.0"
HOME = os.environ.get("AIRFLOW_HOME", "/opt/airflow")


def load_prices(region: str, **context) -> int:
    import pandas as pd
    from airflow.providers.postgres.hooks.postgres import PostgresHook

    rows = PostgresHook("prices").get_records("select * from prices where region = %s", parameters=[region])
    limit = Variable.get("rows_limit", default=1000)
    return min(len(pd.DataFrame(rows)), int(limit))


for region, when in REGIONS.items():
    with DAG(
        f"forecast_{region}",
        start_date=datetime(2026, 1, 1),
        schedule=when,
        catchup=False,
        default_args={"retries": 2, "retry_delay": timedelta(minutes=5)},
    ):
        prices = PythonOperator(task_id="prices", python_callable=load_prices, op_kwargs={"region": region})
        unpack = BashOperator(task_id="unpack", bash_command=f"tar -xf {HOME}/weather.tar -C /tmp", env={"DAY": "{{ ds }}"})
        train = DockerOperator(task_id="train", image=IMAGE, command="train --bucket {{ var.value.bucket }}")
        [prices, unpack] >> train


@dag(start_date=datetime(2026, 1, 1), schedule=None, catchup=False)
def publish():
    @task.branch
    def choose(score: float) -> str:
        return "tell" if score < 0.8 else "ship"

    @task
    def score() -> float:
        import requests

        return float(requests.get("https://scores.grid.example/latest", timeout=10).json()["score"])

    @task(task_id="tell")
    def tell() -> None:
        print("too low")

    @task(task_id="ship")
    def ship() -> None:
        print("shipped", datetime.now())

    choose(score()) >> [tell(), ship()]


publish()
