# style: package
# note: an upgrade that was left half done: arguments of operators, rules of triggers, templates, assets, members
from datetime import datetime, timedelta

from airflow.datasets import Dataset  # ! pipeline/airflow-3-migration
from airflow.hooks.base import BaseHook  # ! pipeline/airflow-3-migration
from airflow.operators.mysql_operator import MySqlOperator  # ! pipeline/airflow-3-migration
from airflow.providers.standard.operators.bash import BashOperator
from airflow.providers.standard.operators.trigger_dagrun import TriggerDagRunOperator
from airflow.sdk import DAG, Asset, get_current_context, task
from airflow.utils import dates

orders = Asset("orders", {"owner": "sales"})  # ! pipeline/airflow-3-migration
events = Dataset("s3://events/today")
print(BaseHook, MySqlOperator, dates.days_ago(2))  # ! pipeline/airflow-3-migration


@task
def count(execution_date=None):  # ! pipeline/airflow-3-migration
    context = get_current_context()
    return context["next_ds"], execution_date, context["dag_run"].external_trigger  # ! pipeline/airflow-3-migration


@task(trigger_rule="none_failed_or_skipped")  # ! pipeline/airflow-3-migration
def close():
    return "done"


with DAG("orders", start_date=datetime(2025, 1, 1), schedule="@daily") as dag:
    fetch = BashOperator(
        task_id="fetch",
        bash_command="fetch --day {{ yesterday_ds }}",  # ! pipeline/airflow-3-migration
        task_concurrency=2,  # ! pipeline/airflow-3-migration
        sla=timedelta(hours=1),  # ! pipeline/airflow-3-migration
    )
    again = TriggerDagRunOperator(task_id="again", trigger_dag_id="report", execution_date="{{ ds }}")  # ! pipeline/airflow-3-migration
    count() >> close() >> fetch >> again
