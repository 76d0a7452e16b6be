# style: package
# note: two tasks were copied and kept the id of another one's work; a dag's variable has nothing to do with it
from datetime import datetime

from airflow import DAG
from airflow.providers.standard.operators.bash import BashOperator
from airflow.providers.standard.operators.python import PythonOperator


def train_model():
    print("training")


with DAG(dag_id="airflow_copied_task_names", start_date=datetime(2026, 1, 1), schedule="@daily", catchup=False) as dag:
    extract = BashOperator(task_id="extract", bash_command="python -m jobs.extract")
    clean = BashOperator(task_id="extract_again", bash_command="python -m jobs.clean")  # ! pipeline/airflow-naming
    train = PythonOperator(task_id="fit_model", python_callable=train_model)  # ! pipeline/airflow-naming
    extract >> clean >> train
