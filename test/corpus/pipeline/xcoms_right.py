# style: package
# note: clean; near pipeline/airflow-xcom: outputs are passed on, pushed values are pulled, a template with more text around it has no other way
# open: pipeline/airflow-naming
from datetime import datetime

from airflow.sdk import DAG
from airflow.providers.standard.operators.bash import BashOperator
from airflow.providers.standard.operators.python import PythonOperator


def count_rows(ti):
    ti.xcom_push(key="row_count", value=1200)


def train(folder, ti):
    print(folder, ti.xcom_pull(task_ids="count", key="row_count"))


with DAG("prices", start_date=datetime(2024, 1, 1), schedule="@daily"):
    count = PythonOperator(task_id="count", python_callable=count_rows)
    newest = BashOperator(task_id="newest_folder", bash_command="ls -d /data/*/ | tail -1")
    fit = PythonOperator(task_id="fit", python_callable=train, op_kwargs={"folder": newest.output})
    copy = BashOperator(task_id="copy", bash_command="cp -r {{ ti.xcom_pull(task_ids='newest_folder') }} /backup/")
    other = BashOperator(task_id="other", bash_command="{{ ti.xcom_pull(task_ids='a_task_of_a_factory') }}")
    count >> fit
    newest >> copy >> other
