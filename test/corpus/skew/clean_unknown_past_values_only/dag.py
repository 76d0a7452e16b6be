import datetime as dt

from airflow.decorators import dag, task


@dag(schedule="@weekly", start_date=dt.datetime(2024, 1, 1), catchup=False)
def refit():
    @task
    def fit():
        from pipeline import train
        train()

    fit()


@dag(schedule="@daily", start_date=dt.datetime(2024, 1, 1), catchup=False)
def score():
    @task
    def forecast():
        from pipeline import predict
        print(predict())

    forecast()


refit()
score()
