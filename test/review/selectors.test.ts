import assert from 'node:assert/strict';
import type { Config } from '../../src/review/config';
import { defaultConfig } from '../../src/review/config';
import { shownSeverity } from '../../src/review/selectors';
import type { Confidence, RuleMeta } from '../../src/rules/rule';
import { meta } from './support';

const ID = 'leakage/fit-before-split';

/** preset of the rule, confidence of the finding, config → severity shown */
const table: readonly [RuleMeta['preset'], Confidence, Partial<Config>, string | null][] = [
  ['on', 'certain', {}, 'warning'],
  ['on', 'likely', {}, 'warning'],
  ['on', 'hint', {}, null],
  ['on', 'hint', { preset: 'learner' }, 'warning'],
  ['on', 'hint', { preset: 'strict' }, 'warning'],
  ['hint', 'certain', {}, 'hint'],
  ['hint', 'likely', {}, null],
  ['hint', 'likely', { preset: 'learner' }, 'hint'],
  ['hint', 'likely', { preset: 'strict' }, 'warning'],
  ['hint', 'hint', { select: [ID] }, 'warning'],
  ['off', 'certain', {}, null],
  ['off', 'certain', { preset: 'learner' }, null],
  ['off', 'certain', { preset: 'strict' }, 'warning'],
  ['off', 'certain', { select: [ID] }, 'warning'],
  ['off', 'certain', { select: ['leakage'] }, null],
  ['off', 'certain', { select: ['ALL'] }, 'warning'],
  ['on', 'certain', { select: ['leakage'] }, 'warning'],
  ['on', 'certain', { select: ['evaluation'] }, null],
  ['on', 'certain', { select: [] }, null],
  ['on', 'certain', { select: [ID], ignore: ['leakage'] }, null],
  ['on', 'certain', { ignore: ['ALL'] }, null],
  ['on', 'certain', { severity: { leakage: 'error' } }, 'error'],
  ['on', 'certain', { severity: { leakage: 'error', [ID]: 'info' } }, 'info'],
  ['hint', 'certain', { severity: { [ID]: 'error' } }, 'error'],
];

describe('selection and severity', () => {
  for (const [preset, confidence, config, expected] of table) {
    it(`a ${confidence} finding of a rule that is ${preset}, with ${JSON.stringify(config)}: ${expected ?? 'not shown'}`, () => {
      assert.equal(shownSeverity(meta(ID, { preset }), { severity: 'warning', confidence }, { ...defaultConfig(), ...config }), expected);
    });
  }
});
