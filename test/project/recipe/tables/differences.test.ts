import assert from 'node:assert/strict';
import type { Expr, Value } from '../../../../src/project/recipe/tables/expressions';
import { constant, operation, when } from '../../../../src/project/recipe/tables/expressions';
import { add, divide, multiply, power, scale } from '../../../../src/project/recipe/tables/arithmetic';
import { cleaningDifference } from '../../../../src/project/recipe/tables/cleaning';
import { binDifference, branchDifference, clockDifference, clockHours, conditionDifference, constantColumn, constantDifference, fillDifference, unitDifference } from '../../../../src/project/recipe/tables/differences';
import type { Feature } from '../../../../src/project/recipe/tables/inputs';

const site = { path: 'a.py', span: { start: 0, end: 1 } };
const field = (name: string, more: { readonly options?: readonly Value[]; readonly fallback?: Value } = {}): Expr => ({
  e: 'field', name, from: 'request', site, ...(more.options ? { options: more.options } : {}), ...(more.fallback === undefined ? {} : { fallback: { value: more.fallback, site } }),
});
const op = (name: string, operands: readonly Expr[], params: readonly Value[] = []): Expr => operation(name, operands, site, params);
const number = (value: Value): Expr => constant(value, site);
const feature = (train: Expr, serve: Expr, name = 'f'): Feature => ({ name, train, serve, site, by: 'name' });
const none = (): undefined => undefined;

describe('differences of a column', () => {
  it('names the one number that differs', () => {
    const cycle = (of: string, by: number): Expr => op('sin', [scale(op('dayofweek', [field(of)]), (2 * Math.PI) / by, site)]);
    assert.equal(constantDifference(feature(cycle('at', 7), cycle('day', 7))), null);
    const found = constantDifference(feature(cycle('at', 7), cycle('day', 6)));
    assert.ok(found?.units === null && Math.abs(Number(found.serve) - Math.PI / 3) < 1e-9);
  });

  it('knows the factors of units, and leaves alone what comes from another field', () => {
    assert.equal(constantDifference(feature(scale(field('tb'), 1000, site), scale(field('tb'), 1024, site)))?.units, 'thousands of 1000 and of 1024');
    assert.equal(constantDifference(feature(scale(field('metres'), 0.001, site), scale(field('miles'), 1.609344, site))), null);
    const seconds = op('total_seconds', [add(field('end'), scale(field('start'), -1, site), site)]);
    assert.equal(unitDifference(feature(divide(seconds, number(60), site), seconds))?.on, 'train');
    assert.equal(unitDifference(feature(divide(field('f'), number(60), site), field('f'))), null);
  });

  it('tells the clock of the server from a time of the data', () => {
    assert.equal(clockDifference(feature(op('hour', [field('at')]), op('hour', [op('now', [], ['local'])]))), 'now');
    assert.equal(clockDifference(feature(field('hour'), op('hour', [op('now', [], ['local'])]))), null);
    assert.deepEqual(clockDifference(feature(op('hour', [op('fromepoch', [field('t')], ['utc'])]), op('hour', [op('fromepoch', [field('t')], ['local'])]))), { train: 'utc', serve: 'local' });
  });

  it('compares what fills a gap', () => {
    const filled = (by: Expr): Expr => op('fill', [field('a'), by]);
    const mean = op('statistic', [field('a')], ['mean']);
    assert.equal(fillDifference(feature(filled(number(0)), filled(number(false)))), null);
    assert.equal(fillDifference(feature(filled(mean), filled(op('saved', [mean])))), null);
    assert.equal(fillDifference(feature(filled(mean), filled(mean)))?.how, 'own statistic');
    assert.equal(fillDifference(feature(filled(mean), filled(number(0))))?.how, 'other value');
    assert.equal(fillDifference(feature(filled(number(-1)), field('a', { fallback: 2 })))?.serve.by, 'default');
    assert.equal(fillDifference(feature(field('a'), filled(number(0)))), null);
  });

  it('finds the value that goes another way', () => {
    const map = op('lookup', [field('fuel')], ['Petrol', 0, 'Diesel', 1, 'CNG', 2]);
    const branch = (options?: readonly Value[]): Expr => when(op('equal', [field('fuel', options ? { options } : {}), number('Petrol')]), number(0), number(1), site);
    assert.deepEqual(branchDifference(feature(map, branch()), none), { field: 'fuel', value: 'CNG', train: 2, serve: 1 });
    assert.equal(branchDifference(feature(map, branch(['Petrol', 'Diesel'])), none), null);
    assert.equal(branchDifference(feature(map, when(op('equal', [field('fuel'), number('petrol')]), number(0), number(1), site)), none), null);
  });

  it('compares bins at their edges', () => {
    const cut = op('cut', [field('n')], [0, 6, 12, 'low', 'high', true]);
    const steps = (edge: number, operator: '<' | '<='): Expr => when(op(operator, [field('n'), number(edge)]), number('low'), number('high'), site);
    assert.equal(binDifference(feature(cut, steps(6, '<='))), null);
    assert.deepEqual(binDifference(feature(cut, steps(6, '<'))), { field: 'n', value: 6, train: 'low', serve: 'high' });
    assert.equal(binDifference(feature(cut, steps(7, '<=')))?.value, 6.5);
  });

  it('compares conditions on several fields', () => {
    const equal = (name: string, value: string): Expr => op('equal', [field(name), number(value)]);
    const train = op('and', [op('not', [equal('net', 'No')]), equal('help', 'No')]);
    assert.equal(conditionDifference(feature(train, op('and', [equal('help', 'No'), op('not', [equal('net', 'No')])]))), null);
    assert.ok(conditionDifference(feature(train, op('and', [equal('net', 'No'), equal('help', 'No')]))));
  });

  it('tells cleaning that serving leaves out, and none that it adds', () => {
    const clean = op('lower', [op('strip', [field('t')])]);
    assert.deepEqual(cleaningDifference(feature(clean, field('t')))?.missing, ['strip', 'lower']);
    assert.equal(cleaningDifference(feature(field('t'), clean)), null);
    assert.equal(cleaningDifference(feature(clean, field('t', { options: ['a', 'b'] }))), null);
  });

  it('tells clock hours that are subtracted from a duration that is read', () => {
    const hours = op('abs', [add(op('hour', [field('to')]), scale(op('hour', [field('from')]), -1, site), site)]);
    assert.equal(clockHours(feature(op('item', [op('split', [field('duration')], ['h'])], [0]), hours)), true);
    assert.equal(clockHours(feature(hours, hours)), false);
    assert.equal(clockHours(feature(field('duration'), add(scale(field('hours'), 60, site), field('minutes'), site))), false);
  });

  it('tells a constant from values, and not where dummies are 0', () => {
    assert.deepEqual(constantColumn(feature(field('a'), number(0))), { value: 0, isReindexed: false });
    assert.equal(constantColumn(feature(op('dummy', [field('a')]), number(0))), null);
    assert.equal(constantColumn(feature(number(1), number(0))), null);
  });

  it('folds powers and products', () => {
    const ratio = divide(multiply(field('a'), field('b'), site), power(field('b'), 2, site), site);
    assert.equal(constantDifference(feature(ratio, divide(field('a'), field('b'), site))), null);
  });
});
