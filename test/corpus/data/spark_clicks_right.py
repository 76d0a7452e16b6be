# style: package
# note: clean; near data/pyspark-pack, data/frame-bool, data/mask-precedence: small results are collected, conditions of columns stand in parentheses
"""Daily click features. The cluster groups, the driver sees one row a day."""
import sys

from pyspark.sql import DataFrame, SparkSession, Window
from pyspark.sql import functions as F

COUNTS = ("views", "clicks", "orders")


def sessions(clicks: DataFrame) -> DataFrame:
    by_user = Window.partitionBy("user").orderBy("time")
    gap = F.col("time").cast("long") - F.lag("time").over(by_user).cast("long")
    return (
        clicks.filter((F.col("bot") == 0) & F.col("user").isNotNull())
        .withColumn("starts", (gap.isNull() | (gap > 1800)).cast("int"))
        .withColumn("session", F.sum("starts").over(by_user))
    )


def daily(clicks: DataFrame) -> DataFrame:
    sums = [F.sum(name).alias(name) for name in COUNTS]
    return clicks.groupBy("user", F.to_date("time").alias("day")).agg(*sums)


def main(source: str, target: str) -> None:
    spark = SparkSession.builder.appName("clicks").getOrCreate()
    clicks = spark.read.parquet(source).cache()
    table = daily(sessions(clicks)).withColumns({f"log_{name}": F.log1p(name) for name in COUNTS})
    table.write.mode("overwrite").partitionBy("day").parquet(target)
    days = table.groupBy("day").count().orderBy("day").collect()
    shown = table.limit(20).toPandas()
    if days and not shown.empty:
        print(days[0], days[-1], shown.describe())
    spark.stop()


if __name__ == "__main__":
    main(*sys.argv[1:3])
