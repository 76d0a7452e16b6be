# style: package
# note: Airflow 2 code with Airflow 3
from datetime import datetime

from airflow.operators.dummy import DummyOperator  # ! pipeline/airflow-3-migration
from airflow.operators.python import PythonOperator  # ! pipeline/airflow-3-migration
from airflow.sdk import DAG
from airflow.utils.dates import days_ago  # ! pipeline/airflow-3-migration


def run(**context):
    return context["execution_date"], context["ds"]  # ! pipeline/airflow-3-migration


with DAG("train", start_date=datetime(2024, 1, 1), schedule_interval="@daily") as dag:  # ! pipeline/airflow-3-migration
    start = DummyOperator(task_id="start")
    work = PythonOperator(task_id="work", python_callable=run)
print(days_ago)
