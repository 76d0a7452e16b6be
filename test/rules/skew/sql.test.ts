import assert from 'node:assert/strict';
import { formulaDifference } from '../../../src/project/queries/formula';
import type { Formula } from '../../../src/project/queries/formula';
import { expressionOf, queryColumns } from '../../../src/project/queries/sql';

const of = (sql: string): Formula => expressionOf(sql, 'other');

describe('SQL', () => {
  it('reads the columns of all select lists, and leaves out what is passed on', () => {
    const columns = queryColumns('with f as (select id, sum(amount) / 100 as revenue, -- all of it\n count(*) orders from o group by id) select f.id, f.revenue, "x y" as z from f', 'other');
    assert.deepEqual([...columns.keys()], ['revenue', 'orders', 'z']);
    assert.deepEqual(columns.get('revenue'), of('sum(amount) / 100'));
  });

  it('leaves out a column that is computed in two ways', () => {
    assert.deepEqual([...queryColumns('select a + 1 as x from t union all select a + 2 as x from u', 'other').keys()], []);
  });

  it('binds operators as SQL does', () => {
    assert.deepEqual(of('a + b * 2'), of('a + (b * 2)'));
    assert.deepEqual(of('a - b - c'), of('(a - b) - c'));
    assert.deepEqual(of('cast(a as decimal(10, 2)) / b::numeric(3, 1)'), of('a / b'));
  });

  it('takes CASE WHEN test THEN 1 ELSE 0 END for the test', () => {
    assert.deepEqual(of('case when max(a) > 5 then 1 else 0 end'), of('max(a) > 5'));
  });

  it('says where one number differs, and nothing where the shape does', () => {
    assert.deepEqual(formulaDifference(of('max(a) > 5'), of('max(a) > 6')), { what: 'constant', train: 5, serve: 6 });
    assert.equal(formulaDifference(of('max(a) > 5'), of('max(b) > 6')), 'unlike');
    assert.equal(formulaDifference(of('a * 2 + 3'), of('a * 3 + 4')), 'unlike');
    assert.equal(formulaDifference(of('f(a) over (partition by b)'), of('f(a)')), 'unlike');
  });

  it('knows the days of each database, shifted ones too', () => {
    assert.equal(formulaDifference(expressionOf('(dayofweek(t) + 5) % 7', 'spark'), of('weekday(t)')), null);
    assert.deepEqual(formulaDifference(of('extract(dow from t)'), of('weekday(t)')), { what: 'weekday', train: [1, 2, 3, 4, 5, 6, 0], serve: [0, 1, 2, 3, 4, 5, 6] });
    assert.deepEqual(of('dayofweek(t)'), { f: 'unknown' });
  });

  it('compares what stands for NULL', () => {
    assert.equal(formulaDifference(of('coalesce(tip, 0)'), of('ifnull(tip, 0.0)')), null);
    assert.deepEqual(formulaDifference(of('coalesce(tip, 0)'), of('coalesce(tip, avg(tip))')), { what: 'fill', train: of('0'), serve: of('avg(tip)') });
  });

  it('reads unfinished and strange text to its end', () => {
    for (const sql of ['select', 'select a as', 'select (((', 'select case when', 'select extract(', 'select a, , b from', `select ${'('.repeat(5000)}`]) assert.doesNotThrow(() => queryColumns(sql, 'other'), sql);
  });
});
