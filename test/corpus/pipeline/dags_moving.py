# style: package
# note: arguments that differ whenever the file is read
import random
import uuid
from datetime import datetime, timedelta

import pendulum
from airflow.providers.standard.operators.bash import BashOperator
from airflow.sdk import DAG, dag

defaults = {"owner": "ml", "start_date": datetime.now() - timedelta(days=1)}  # ! pipeline/airflow-parse-time-work

with DAG("train", schedule="@daily", default_args=defaults):
    BashOperator(task_id="train", bash_command="train.sh", env={"RUN": str(uuid.uuid4())})  # ! pipeline/airflow-parse-time-work

with DAG("score", schedule="@daily", start_date=pendulum.yesterday(), tags=[f"shard-{random.randint(1, 9)}"]):  # ! pipeline/airflow-parse-time-work
    BashOperator(task_id="score", bash_command="score.sh")


@dag(schedule="@daily", start_date=datetime(2025, 1, 1), description=f"built at {datetime.utcnow()}")  # ! pipeline/airflow-parse-time-work
def report():
    BashOperator(task_id="report", bash_command="report.sh")


report()
