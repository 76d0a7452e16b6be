# style: package
# note: clean; near pipeline/airflow-parse-time-work: schedules, work in tasks, constants in commands
# open: pipeline/airflow-naming
from datetime import datetime

import pandas as pd
from airflow.sdk import DAG
from airflow.sdk import dag, task
from airflow.sdk import Variable
from airflow.providers.standard.operators.bash import BashOperator
from airflow.providers.standard.operators.python import PythonOperator

SCRIPT = "/opt/copy.sh"
DEFAULTS = {"retries": 2}


def count():
    return len(pd.read_csv(Variable.get("path")))


with DAG("first", start_date=datetime(2024, 1, 1), schedule="@daily", default_args=DEFAULTS) as first:
    copy = BashOperator(task_id="copy", bash_command=f"{SCRIPT} " + "{{ ds }}")
    counted = PythonOperator(task_id="count", python_callable=count)
    copy >> counted
with DAG("second", start_date=datetime(2024, 1, 1), schedule=None) as other:
    BashOperator(task_id="copy", bash_command="ls")


@task
def load():
    return Variable.get("bucket")


@dag(schedule="@weekly", start_date=datetime(2024, 1, 1))
def third():
    load()


third()
