# style: package
# note: clean; near pipeline/airflow-parse-time-work: the clock is read when the task runs, or by a template
import random
import uuid
from datetime import datetime, timedelta

import pendulum
from airflow.providers.standard.operators.bash import BashOperator
from airflow.providers.standard.operators.python import PythonOperator
from airflow.sdk import DAG, task

defaults = {"owner": "ml", "start_date": datetime(2025, 1, 1) - timedelta(days=1)}


def name_run():
    return f"{datetime.now()}-{uuid.uuid4()}"


@task
def shard():
    return random.randint(1, 9)


with DAG("train", schedule="@daily", default_args=defaults):
    BashOperator(task_id="train", bash_command="train.sh", env={"RUN": "{{ run_id }}"})
    PythonOperator(task_id="name", python_callable=name_run)
    PythonOperator(task_id="clock", python_callable=lambda: print(datetime.now()))
    shard()

with DAG("score", schedule="@daily", start_date=pendulum.datetime(2025, 1, 1)):
    BashOperator(task_id="score", bash_command="score.sh --day {{ ds }}")
