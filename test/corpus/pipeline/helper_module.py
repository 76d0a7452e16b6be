# style: package
# note: clean; near pipeline/airflow-parse-time-work: a module without a DAG
import pandas as pd
from airflow.sdk import Variable
from airflow.providers.standard.operators.bash import BashOperator

TABLES = pd.read_csv("tables.csv")


def step(name, dag):
    return BashOperator(task_id=name, bash_command="./run.sh", dag=dag, env={"TABLE": Variable.get("table")})
