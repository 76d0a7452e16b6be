# style: beginner
# note: two DAGs of one name, a task id twice, commands that are put together
from datetime import datetime

from airflow.providers.docker.operators.docker import DockerOperator
from airflow.providers.standard.operators.bash import BashOperator
from airflow.sdk import DAG, Variable, task

bucket = Variable.get("bucket")  # ! pipeline/airflow-parse-time-work


def copied(source, target):
    command = "cp " + source + " " + target
    return BashOperator(task_id="copied", bash_command=command)  # ! pipeline/bashoperator-format-string


with DAG("nightly", start_date=datetime(2026, 1, 1), schedule="@daily"):
    copy = BashOperator(task_id="copy", bash_command="cp a b")
    train = DockerOperator(task_id="train", image="models/train")  # ! pipeline/unpinned-image-or-package
    copy >> train

with DAG("nightly", start_date=datetime(2026, 1, 1)):  # ! pipeline/airflow-duplicate-dag pipeline/airflow-no-schedule
    score = BashOperator(task_id="score", bash_command="python score.py")
    tell = BashOperator(task_id="tell", bash_command="python tell.py")
    score >> tell


@task.branch  # ! pipeline/airflow-branch-shortcut
def is_new(path):
    if path.endswith(".new"):
        return ["copy"]
    return []
