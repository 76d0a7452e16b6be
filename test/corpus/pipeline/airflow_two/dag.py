# style: package
# note: clean; near pipeline/airflow-3-migration: Airflow 2 is pinned
from datetime import datetime

from airflow import DAG
from airflow.operators.dummy import DummyOperator
from airflow.utils.dates import days_ago

with DAG("train", start_date=days_ago(1), schedule_interval="@daily") as dag:
    start = DummyOperator(task_id="start")
print(datetime)
