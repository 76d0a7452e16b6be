# style: course
# note: a Spark job as a class writes it: everything on the driver, columns in a loop
from pyspark.sql import SparkSession, Window
from pyspark.sql import functions as F

spark = SparkSession.builder.appName("orders").getOrCreate()
orders = spark.read.parquet("orders")

for column in ["price", "amount", "weight"]:
    orders = orders.withColumn(f"log_{column}", F.log1p(column))  # ! data/pyspark-pack

numbered = orders.withColumn("n", F.row_number().over(Window.orderBy("time")))  # ! data/pyspark-pack
shops = spark.read.csv("shops.csv", header=True).withColumnRenamed("nr", "shop")
names = {}
for row in shops.collect():  # ! data/pyspark-pack
    names[row["shop"]] = row["town"]
numbered.write.parquet("numbered")
print(len(names))
