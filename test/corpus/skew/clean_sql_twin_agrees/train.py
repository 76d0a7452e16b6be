# style: package
# note: clean; near skew/sql-python-mismatch: Spark's Sunday = 1 is shifted to pandas' Monday = 0
import mlflow
import mlflow.sklearn
from pyspark.sql import SparkSession
from pyspark.sql import functions as F
from sklearn.ensemble import ExtraTreesClassifier

spark = SparkSession.builder.getOrCreate()
calls = spark.table("calls")
calls = calls.withColumn("weekday", (F.dayofweek("called_at") + 5) % 7)
calls = calls.withColumn("minutes", F.col("seconds") / 60)
table = calls.select("weekday", "minutes", "solved").toPandas()

with mlflow.start_run():
    trees = ExtraTreesClassifier(150).fit(table[["weekday", "minutes"]], table["solved"])
    mlflow.sklearn.log_model(trees, "model", registered_model_name="call-solved")
