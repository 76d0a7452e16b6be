# style: package
# note: clean; near pipeline/airflow-parse-time-work: operators of something else, without a task; Airflow's variables in a script
from airflow.sdk import Variable
from ml.algebra import LinearOperator

size = Variable.get("size")
operator = LinearOperator(shape=(int(size), int(size)))
