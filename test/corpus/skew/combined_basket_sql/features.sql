select
    customer_id,
    count(*) as orders_30d,
    coalesce(avg(amount), 0) / 100 as basket,
    case when max(amount) > 20000 then 1 else 0 end as large
from orders
where ordered_at >= current_date - 30
group by customer_id
