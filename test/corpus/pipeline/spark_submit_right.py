# style: package
# note: clean; near pipeline/bashoperator-format-string, pipeline/airflow-parse-time-work, pipeline/unpinned-image-or-package: commands made of the folder this file lies in
# open: pipeline/airflow-no-schedule
import os
from datetime import datetime
from pathlib import Path

from airflow import DAG
from airflow.providers.standard.operators.bash import BashOperator
from airflow.providers.cncf.kubernetes.operators.pod import KubernetesPodOperator

DAG_DIR = os.path.dirname(os.path.abspath(__file__))
SCRIPTS = Path(__file__).parent / "scripts"
IMAGE = "ghcr.io/hall/trainer:2.4.1"

with DAG("weather", start_date=datetime(2026, 1, 1), schedule="@daily", catchup=False) as dag:
    land = BashOperator(task_id="land", bash_command=f"spark-submit {os.path.join(DAG_DIR, 'land.py')} --day {{{{ ds }}}}")
    clean = BashOperator(task_id="clean", bash_command=f"spark-submit --master local[2] {SCRIPTS / 'clean.py'}")
    tell = BashOperator(task_id="tell", bash_command='echo "$STATION"', env={"STATION": "{{ params.station }}"})
    train = KubernetesPodOperator(task_id="train", name="train", image=IMAGE, arguments=["--bucket", "{{ var.value.bucket }}"])
    land >> clean >> tell >> train
