# style: package
# note: clean; near pipeline/airflow-3-migration: the new places, and a fallback
from datetime import datetime

from airflow.providers.standard.operators.empty import EmptyOperator
from airflow.sdk import DAG, task

try:
    from airflow.operators.bash import BashOperator
except ImportError:
    from airflow.providers.standard.operators.bash import BashOperator


@task
def run(**context):
    return context["logical_date"]


with DAG("train", start_date=datetime(2024, 1, 1), schedule="@daily") as dag:
    EmptyOperator(task_id="start") >> run()
    BashOperator(task_id="shell", bash_command="ls")
