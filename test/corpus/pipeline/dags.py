# style: package
# note: work at the top of a DAG file, ids that come twice, no schedule
from datetime import datetime

import pandas as pd
import requests
from airflow.sdk import DAG
from airflow.sdk import dag, task
from airflow.sdk import Variable
from airflow.providers.standard.operators.bash import BashOperator
from airflow.providers.postgres.hooks.postgres import PostgresHook

tables = PostgresHook("db").get_records("select name from tables")  # ! pipeline/airflow-parse-time-work
prices = pd.read_csv("https://example.org/prices.csv")  # ! pipeline/airflow-parse-time-work

with DAG("first", start_date=datetime.now(), schedule="@daily") as first:  # ! pipeline/airflow-parse-time-work
    bucket = Variable.get("bucket")  # ! pipeline/airflow-parse-time-work
    BashOperator(task_id="copy", bash_command=f"aws s3 ls {bucket}")  # ! pipeline/bashoperator-format-string
    BashOperator(task_id="copy", bash_command="ls")  # ! pipeline/airflow-duplicate-dag


@dag(start_date=datetime(2024, 1, 1))  # ! pipeline/airflow-no-schedule
def second():
    requests.get("https://example.org/ready")  # ! pipeline/airflow-parse-time-work


second()
third = DAG(dag_id="first", start_date=datetime(2024, 1, 1))  # ! pipeline/airflow-no-schedule pipeline/airflow-duplicate-dag
