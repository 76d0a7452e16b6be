# style: course
# note: the cell of a hosted notebook, where the session is there already: nothing is imported
trips = spark.read.parquet("/trips")
zones = spark.table("zones")
for name in ["a", "b"]:
    trips = trips.drop(name)  # ! data/pyspark-pack
rows = zones.collect()  # ! data/pyspark-pack
pairs = zones.join(zones)  # ! data/pyspark-pack
if spark.sql("SELECT id FROM zones WHERE city = 'Bonn'").count() == 0:  # ! data/pyspark-pack
    raise SystemExit
