# style: course
# note: clean; near data/pyspark-pack: conditions are named, few rows are collected, texts and lists are joined and counted
trips = spark.read.parquet("/trips")
zones = spark.table("zones")
trips = trips.drop("a", "b")
near = trips.join(zones, "zone").join(zones.alias("to"), trips.to == zones.id, "left")
rows = zones.filter("city = 'Bonn'").collect()
names = ", ".join(row.name for row in rows)
if names.count(",") == 0 or rows.count(None) == 0:
    raise SystemExit
busy = near.groupBy("zone").count().count() == 0
