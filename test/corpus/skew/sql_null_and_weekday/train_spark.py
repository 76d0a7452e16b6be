# style: package
# note: the SQL counts weekdays from Sunday = 1 and fills tips with 0, pandas counts from Monday = 0 and fills with the mean
import joblib
from pyspark.sql import SparkSession
from pyspark.sql import functions as F
from sklearn.ensemble import RandomForestRegressor

spark = SparkSession.builder.appName("rides").getOrCreate()
rides = spark.read.parquet("rides.parquet")
rides = rides.withColumn("weekday", F.dayofweek("started_at"))
rides = rides.withColumn("tip", F.coalesce(F.col("tip"), F.lit(0.0)))
rides = rides.withColumn("distance_km", F.col("distance_m") / 1000.0)
table = rides.select("weekday", "tip", "distance_km", "fare").toPandas()
forest = RandomForestRegressor(100).fit(table[["weekday", "tip", "distance_km"]], table["fare"])
joblib.dump(forest, "ride_fare.joblib")
