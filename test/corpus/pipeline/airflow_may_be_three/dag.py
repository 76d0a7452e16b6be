# style: package
# note: the requirement allows Airflow 3
from airflow.operators.subdag import SubDagOperator  # ! pipeline/airflow-3-migration
from airflow.contrib.operators.ssh_operator import SSHOperator  # ! pipeline/airflow-3-migration

print(SubDagOperator, SSHOperator)
