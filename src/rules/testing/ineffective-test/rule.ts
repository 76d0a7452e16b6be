import type { TestCase } from '../../../project/testing/suites';
import type { Rule } from '../../rule';
import { functionsByTest } from '../story';
import { faultsOf } from './faults';

/** Of the tests without an assert, so many are told in a project: some people mean them so, and whoever mends a few has seen the point. */
const MOST_SILENT = 5;

/** T19: a test that can't fail, and one that can't pass. */
export const rule: Rule = {
  meta: {
    id: 'testing/ineffective-test',
    title: 'A test cannot fail, or cannot pass',
    family: 'testing',
    severity: 'warning',
    confidence: 'certain',
    preset: 'on',
    competencies: ['se.testing-coverage', 'se.code-review'],
    references: ['breck2017'],
    since: '0.1.0',
    fix: 'assisted',
  },
  onlyWith: ['tests'],
  fromBeginnings: true,
  test({ program, map, report }) {
    const byTest = functionsByTest(map);
    const standIns = new Map<TestCase, string[]>();
    for (const { at, replacedBy } of map.functions) for (const test of replacedBy) standIns.set(test, [...(standIns.get(test) ?? []), at.definition.name]);
    let silent = 0;
    for (const test of map.cases) {
      const replaced = standIns.get(test) ?? [];
      for (const { span, severity, confidence, message, related = [], fixes } of faultsOf(program, test, map.stale.get(test) ?? null, byTest.get(test) ?? [], replaced)) {
        if (message.includes(' asserts nothing')) {
          if (silent >= MOST_SILENT) continue;
          silent += 1;
        }
        report({ severity, confidence, message, at: { path: test.path, span: { start: span.start, end: span.end } }, related, ...(fixes ? { fixes } : {}) });
      }
    }
  },
};
