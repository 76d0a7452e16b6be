import datetime as dt
import sqlite3


def record(sensor_id, watts):
    with sqlite3.connect("meter.db") as db:
        now = dt.datetime.now()
        db.execute("insert into readings (sensor, watts, hour, weekday) values (?, ?, ?, ?)", (sensor_id, watts, now.hour, now.weekday()))
