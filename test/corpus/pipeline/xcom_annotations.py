# style: package
# note: dicts that become many XComs by their annotation alone; the keys of the second one are numbers, which are refused
from datetime import datetime

from airflow.sdk import dag, task


@dag(start_date=datetime(2024, 1, 1), schedule="@weekly")
def churn():
    @task  # ! pipeline/airflow-xcom
    def scores() -> dict[str, float]:
        return {"auc": 0.8, "f1": 0.6}

    @task(retries=2)  # ! pipeline/airflow-xcom
    def by_segment() -> dict[int, float]:
        return {1: 0.8, 2: 0.7}

    @task
    def report(first, second):
        print(first, second)

    report(scores(), by_segment())


churn()
