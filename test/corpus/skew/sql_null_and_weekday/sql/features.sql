create table ride_features as
select
    ride_id,
    dayofweek(started_at) as weekday,
    coalesce(tip, 0) as tip,
    distance_m / 1000.0 as distance_km,
    fare
from rides;
