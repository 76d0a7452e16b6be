# style: package
# note: clean; near pipeline/airflow-3-migration: the same words as keys, parameters, texts and attributes of other things
from datetime import datetime

from airflow.providers.standard.operators.bash import BashOperator
from airflow.sdk import DAG, Asset, BaseOperatorLink, get_current_context, task

orders = Asset("orders", extra={"owner": "sales"})
events = Asset("events", "s3://events/today")
settings = {"conf": "daily", "execution_date": "2025-01-01"}


class ReportLink(BaseOperatorLink):
    name = "report"

    def get_link(self, operator, *, ti_key, **kwargs):
        return f"https://reports.example.com/{ti_key}"


@task
def count(execution_date):
    context = get_current_context()
    return context["logical_date"], context["params"]["next_ds"], context["dag_run"].run_type, execution_date


def label(kwargs):
    return settings["execution_date"], settings.get("conf"), kwargs.get("conf")


with DAG("orders", start_date=datetime(2025, 1, 1), schedule="@daily", params={"next_ds": "2025-01-02"}) as dag:
    fetch = BashOperator(
        task_id="fetch",
        bash_command="fetch --execution_date {{ ds }} --until {{ params.next_ds }} --with {{ dag_run.conf['next_ds'] }}",
    )
    count(execution_date="2025-01-01") >> fetch
print(label(settings))
