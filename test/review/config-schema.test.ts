import assert from 'node:assert/strict';
import Ajv from 'ajv';
import { parse } from 'smol-toml';
import { parseConfig } from '../../src/review/config';
import { CONFIG_SCHEMA } from '../../src/review/config-schema';
import { CONFIG_KEYS, configJsonSchema, defaultText, tomlValue, valueOf } from '../../src/review/config-values';
import { rules } from '../../src/rules/registry.generated';

const metas = rules.map(({ meta }) => meta);

describe('the schema of the config', () => {
  const validate = new Ajv({ strict: false }).compile(configJsonSchema(metas));
  const problemsOf = (text: string): number => parseConfig('holdout.toml', text, metas)?.problems.length ?? -1;

  it('takes each key as it is documented, and the value comes through', () => {
    for (const key of CONFIG_KEYS) {
      const { example } = CONFIG_SCHEMA[key];
      const result = parseConfig('holdout.toml', example, metas);
      assert.deepEqual(result?.problems, [], example);
      assert.ok(validate(parse(example)), example);
      assert.notDeepEqual(valueOf(result.config, key), valueOf({ ...result.config, ...parseConfig('holdout.toml', '', metas)?.config }, key), `${key} has an effect on the config`);
      assert.deepEqual(result.lines, new Map([[key, 1]]));
    }
  });

  for (const text of [
    'bogus = 1', 'preset = "loud"', 'select = ["leakage/nothing"]', 'select = "leakage"', 'severity = { leakage = "fatal" }', 'severity = { bogus = "error" }', 'exclude = [1]',
    'per-file-ignores = { a = ["bogus"] }', 'pairs = [{ train = "a" }]', 'coverage = ""', 'min-new-coverage = 101', 'respect-foreign-suppressions = "yes"',
  ]) {
    it(`of editors refuses what the reading refuses: ${text}`, () => {
      assert.ok(problemsOf(text) > 0);
      assert.equal(validate(parse(text)), false);
    });
  }

  it('writes values as TOML reads them', () => {
    for (const value of [{ 'a/b': ['x"y', 'z'], c: 1 }, [{ train: 'a' }], true, 75, 'x\ny']) assert.equal(JSON.stringify(parse(`v = ${tomlValue(value) ?? ''}`).v), JSON.stringify(value));
    assert.equal(tomlValue(null), null);
    assert.equal(defaultText('min-new-coverage'), '75');
  });
});
