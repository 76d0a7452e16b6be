# style: package
# note: commands that are put together in a factory
# open: pipeline/airflow-naming
from datetime import datetime

from airflow.sdk import DAG
from airflow.providers.standard.operators.bash import BashOperator


def make(source, target):
    with DAG("copy_" + source, start_date=datetime(2024, 1, 1)) as dag:  # ! pipeline/airflow-no-schedule
        one = BashOperator(task_id="a", bash_command="cp %s /data" % source)  # ! pipeline/bashoperator-format-string
        two = BashOperator(task_id="b", bash_command="cp {} {}".format(source, target))  # ! pipeline/bashoperator-format-string
        three = BashOperator(task_id="b", bash_command="ls")  # ! pipeline/airflow-duplicate-dag
    return dag, one, two, three
