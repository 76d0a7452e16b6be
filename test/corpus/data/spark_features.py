# style: package
# note: what makes Spark slow or run on one machine
from pyspark.sql import SparkSession, Window
from pyspark.sql import functions as F

spark = SparkSession.builder.getOrCreate()
events = spark.read.parquet("events")
for name in ["a", "b", "c"]:
    events = events.withColumn(name, F.log1p(F.col(name)))  # ! data/pyspark-pack
order = Window.orderBy("time")  # ! data/pyspark-pack
events = events.withColumn("n", F.row_number().over(order))
users = spark.read.csv("users.csv").toPandas()  # ! data/pyspark-pack
totals = events.rdd.map(lambda r: (r.user, r.amount)).groupByKey().mapValues(sum)  # ! data/pyspark-pack
