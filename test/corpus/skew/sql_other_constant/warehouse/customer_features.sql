select
    customer_id,
    count(*) as orders_90d,
    sum(amount) / 100 as revenue_90d,
    case when max(amount) > 50000 then 1 else 0 end as big_spender
from orders
where ordered_at >= current_date - 90
group by customer_id
