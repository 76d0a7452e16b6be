# style: package
# note: clean; near data/pyspark-pack
from pyspark.sql import SparkSession, Window
from pyspark.sql import functions as F

spark = SparkSession.builder.getOrCreate()
events = spark.read.parquet("events")
events = events.withColumns({name: F.log1p(F.col(name)) for name in ["a", "b", "c"]})
order = Window.partitionBy("user").orderBy("time")
events = events.withColumn("n", F.row_number().over(order))
daily = events.groupBy("day").count().toPandas()
sample = events.limit(100).collect()
totals = events.rdd.map(lambda r: (r.user, r.amount)).reduceByKey(lambda a, b: a + b)
