# style: package
# note: clean; near pipeline/airflow-parse-time-work, pipeline/airflow-no-schedule, pipeline/airflow-duplicate-dag: a form that offers today's date to who starts the DAG by hand
# open: pipeline/airflow-3-migration
import datetime

from airflow.models.param import Param
from airflow.providers.standard.operators.bash import BashOperator
from airflow.sdk import DAG

with DAG(
    "backfill",
    start_date=datetime.datetime(2026, 1, 1),
    schedule=None,
    render_template_as_native_obj=True,
    params={
        "table": Param("orders", type="string"),
        "first": Param((datetime.date.today() - datetime.timedelta(days=10)).isoformat(), type="string", format="date"),
        "last": Param(default=f"{datetime.date.today()}", type="string", format="date"),
    },
):
    fill = BashOperator(task_id="fill", bash_command="fill.sh", env={"TABLE": "{{ params.table }}", "FIRST": "{{ params.first }}", "LAST": "{{ params.last }}"})
