# style: package
# note: operators that somebody else wrote; what is read for them is read with the file
from airflow.sdk import Variable
from company.operators import LakeOperator

bucket = Variable.get("bucket")  # ! pipeline/airflow-parse-time-work
load = LakeOperator(task_id="load", bucket=bucket)
keep = LakeOperator(task_id="keep", key="{{ var.value.key }}")


def later():
    return Variable.get("late")
