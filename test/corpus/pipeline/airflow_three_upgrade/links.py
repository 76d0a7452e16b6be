# style: package
# note: a link and a plugin in the form of Airflow 2
from airflow.plugins_manager import AirflowPlugin
from airflow.sdk import BaseOperator, BaseOperatorLink


class ReportLink(BaseOperatorLink):
    name = "report"

    def get_link(self, operator, dttm):  # ! pipeline/airflow-3-migration
        return f"https://reports.example.com/{dttm}"


class ReportOperator(BaseOperator):
    operator_extra_links = (ReportLink(),)


class Reports(AirflowPlugin):
    name = "reports"
    operators = [ReportOperator]  # ! pipeline/airflow-3-migration
