# style: package
# note: a DAG that works while it is read: Variables, a table and a start that moves; one task id twice
import datetime as dt
from datetime import datetime

import pandas as pd
import requests
from airflow.providers.cncf.kubernetes.operators.pod import KubernetesPodOperator
from airflow.providers.postgres.hooks.postgres import PostgresHook
from airflow.providers.standard.operators.bash import BashOperator
from airflow.sdk import DAG, Variable, task

depots = pd.read_csv("depots.csv")  # ! pipeline/airflow-parse-time-work
holidays = requests.get("https://days.example/holidays.json", timeout=5).json()  # ! pipeline/airflow-parse-time-work


def sort(folder):
    return BashOperator(task_id="sort", bash_command="sort.sh %s" % folder)  # ! pipeline/bashoperator-format-string


with DAG("parcels", start_date=datetime(2026, 1, 1)) as dag:  # ! pipeline/airflow-no-schedule
    drivers = PostgresHook("fleet").get_records("select * from drivers")  # ! pipeline/airflow-parse-time-work
    weigh = BashOperator(task_id="weigh", bash_command="weigh.sh")
    weigh_again = BashOperator(task_id="weigh", bash_command="weigh.sh --all")  # ! pipeline/airflow-duplicate-dag pipeline/airflow-naming
    route = KubernetesPodOperator(task_id="route", name="route", image="ghcr.io/parcels/route:latest")  # ! pipeline/unpinned-image-or-package
    weigh >> weigh_again >> route

with DAG("returns", start_date=dt.datetime.now(), schedule="@daily"):  # ! pipeline/airflow-parse-time-work
    first = BashOperator(task_id="collect", bash_command=Variable.get("collect"))  # ! pipeline/airflow-parse-time-work pipeline/airflow-naming

    @task.branch  # ! pipeline/airflow-branch-shortcut
    def enough(rows):
        if rows > 10:
            return ["ship"]
        return []

    enough(3)
