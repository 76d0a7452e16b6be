# style: package
# note: results pulled by templates, and a value that no task pulls
# open: pipeline/airflow-naming
from datetime import datetime

from airflow.sdk import DAG
from airflow.providers.standard.operators.bash import BashOperator
from airflow.providers.standard.operators.python import PythonOperator


def count_rows(ti):
    ti.xcom_push(key="rows_of_last_load", value=1200)  # ! pipeline/airflow-xcom


def train(folder):
    print(folder)


with DAG("prices", start_date=datetime(2024, 1, 1), schedule="@daily"):
    count = PythonOperator(task_id="count", python_callable=count_rows)
    newest = BashOperator(task_id="newest_folder", bash_command="ls -d /data/*/ | tail -1")
    fit = PythonOperator(
        task_id="fit",
        python_callable=train,
        op_kwargs={"folder": "{{ ti.xcom_pull(task_ids='newest_folder') }}"},  # ! pipeline/airflow-xcom
    )
    again = PythonOperator(
        task_id="again",
        python_callable=train,
        op_args=["{{ task_instance.xcom_pull('newest_folder', key='return_value') }}"],  # ! pipeline/airflow-xcom
    )
    count >> newest >> [fit, again]
