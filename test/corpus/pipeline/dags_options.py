# style: package
# note: an argument that Airflow 3 took out; options from a dict and one id in two DAGs are right
# open: pipeline/airflow-naming
from datetime import datetime

from airflow.sdk import DAG
from airflow.providers.standard.operators.bash import BashOperator

OPTIONS = {"schedule": "@daily", "start_date": datetime(2024, 1, 1)}
dag = DAG("with_options", **OPTIONS)
old = DAG("old", schedule_interval="@daily", start_date=datetime(2024, 1, 1))  # ! pipeline/airflow-3-migration
first = BashOperator(task_id="run", bash_command="ls", dag=dag)
second = BashOperator(task_id="run", bash_command="ls", dag=old)
