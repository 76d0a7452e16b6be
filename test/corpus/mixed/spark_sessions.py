# style: package
# note: a Spark job that adds one column after the other in a loop; the rest of it is as it should be
import numpy as np
from pyspark.sql import SparkSession, Window
from pyspark.sql import functions as F
from pyspark.sql.types import DoubleType
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_score

PAUSE = 30 * 60
COLUMNS = ["clicks", "seconds", "pages"]


def sessions(events):
    by_user = Window.partitionBy("user").orderBy("time")
    gap = F.col("time").cast("long") - F.lag("time").over(by_user).cast("long")
    starts = F.when(gap.isNull() | (gap > PAUSE), 1).otherwise(0)
    return events.withColumn("starts", starts).withColumn("session", F.sum("starts").over(by_user.rowsBetween(Window.unboundedPreceding, Window.currentRow)))


def features(events):
    grouped = sessions(events).groupBy("user", "session").agg(
        F.count("*").alias("clicks"),
        (F.max("time").cast("long") - F.min("time").cast("long")).alias("seconds"),
        F.countDistinct("page").alias("pages"),
    )
    for name in COLUMNS:
        grouped = grouped.withColumn(f"log_{name}", F.log1p(name))  # ! data/pyspark-pack
    return grouped


def main():
    spark = SparkSession.builder.appName("sessions").getOrCreate()
    events = spark.read.parquet("events")
    orders = spark.read.parquet("orders").select("user", "session", "bought")
    table = features(events).join(orders, on=["user", "session"], how="left").fillna({"bought": 0})
    table.write.mode("overwrite").parquet("sessions")
    sample = table.sample(fraction=0.01, seed=0).toPandas()
    X, y = sample[[f"log_{name}" for name in COLUMNS]], sample["bought"]
    print(cross_val_score(LogisticRegression(max_iter=500), X, y, scoring="roc_auc").mean())
    to_double = F.udf(lambda value: float(np.sqrt(value)), DoubleType())
    return table.select("user", to_double("seconds").alias("root_seconds"))


if __name__ == "__main__":
    main()
