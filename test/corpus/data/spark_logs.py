# style: beginner
# note: word counts of a log on an RDD, and a whole table taken to one machine
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
logs = spark.read.json("logs")
words = logs.rdd.flatMap(lambda row: row["message"].split()).map(lambda word: (word, 1))
counts = words.groupByKey().mapValues(sum)  # ! data/pyspark-pack
print(counts.take(20))
table = logs.toPandas()  # ! data/pyspark-pack
print(table["level"].value_counts())
