# style: package
# note: clean; near pipeline/airflow-xcom: what becomes of the dict is said; one function is no task; a pull's key is not written out
from datetime import datetime

from airflow.sdk import dag, task

KEYS = ["auc", "f1"]


def defaults() -> dict[str, float]:
    return {"auc": 0.5}


@dag(start_date=datetime(2024, 1, 1), schedule="@weekly")
def churn():
    @task(multiple_outputs=True)
    def scores() -> dict[str, float]:
        return defaults()

    @task(multiple_outputs=False)
    def by_segment() -> dict[int, float]:
        return {1: 0.8}

    @task
    def push(ti=None) -> None:
        ti.xcom_push(key="auc_of_validation", value=0.8)

    @task
    def report(first, second, ti=None):
        print(first, second, [ti.xcom_pull(task_ids="push", key=f"{key}_of_validation") for key in KEYS])

    push() >> report(scores()["auc"], by_segment())


churn()
