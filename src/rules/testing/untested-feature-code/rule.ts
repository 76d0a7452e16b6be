import type { TestContext, Rule } from '../../rule';
import type { Deserving, Reason } from '../ranking';
import { branchesOf, deserving } from '../ranking';
import { listText, nameSite } from '../story';

/** More would be a list, not a hint. */
const MOST = 5;

/** Of larger suites not all that they run can be told: there, only what stands on the sides of a model is named. */
const MOST_CASES = 500;

/** T01: a function that makes features, splits or answers, and no test runs it. The best few of a project; of one without any test, the best. */
export const rule: Rule = {
  meta: {
    id: 'testing/untested-feature-code',
    title: 'No test runs the code that makes the features',
    family: 'testing',
    severity: 'hint',
    confidence: 'hint',
    preset: 'on',
    competencies: ['se.testing-coverage', 'ops.train-serve-parity'],
    references: ['breck2017', 'rules-of-ml'],
    since: '0.1.0',
    fix: 'none',
  },
  atMost: 'hint',
  test(context) {
    const hasTests = context.map.cases.length > 0;
    const isSmall = hasTests && context.map.cases.length <= MOST_CASES;
    const untested = deserving(context, (reason) => isSmall || reason !== 'features').filter(({ tested }) => !(context.evidence?.get(tested)?.isTested ?? tested.tests.length > 0));
    for (const one of untested.slice(0, hasTests ? MOST : 1)) {
      const { path, definition } = one.tested.at;
      context.report({ severity: 'hint', confidence: 'hint', message: messageOf(context, one), at: nameSite(path, definition), related: [] });
    }
  },
};

const why: Readonly<Record<Reason, string>> = {
  twin: 'it repeats what training does, and nothing says so when one of the two is changed alone',
  'both-sides': 'training and serving both go through it, so a mistake in it reaches the model and every answer',
  handler: 'it answers the requests, and a fault in it is met first by those who ask',
  split: 'it decides which rows and labels the model learns from, and a mistake in it makes scores that nobody can see are wrong',
  features: 'a mistake in what it computes raises no error: the model learns from other numbers',
};

function messageOf({ program, map, evidence }: TestContext, { tested, reason }: Deserving): string {
  const { path, definition } = tested.at;
  const branches = branchesOf(program, path, definition);
  const instead = tested.replacedBy.length === 1 ? 'one puts' : `${String(tested.replacedBy.length)} put`;
  const replaced = tested.replacedBy.length > 0 ? ` (${instead} something else in its place)` : '';
  const from = evidence?.get(tested)?.from ?? null;
  const measured = `No test ran \`${tested.name}\` when ${from ?? ''} was made${tested.tests.length > 0 ? ', though there are some that lead to it' : ''}.`;
  const who = from !== null ? measured : map.cases.length === 0 ? `The project has no tests, and \`${tested.name}\` needs one most.` : `No test runs \`${tested.name}\`${replaced}.`;
  const unseen = branches.length === 0 ? '' : ` Nobody has seen what happens on ${listText(branches)}.`;
  const what = reason === 'handler' ? 'Send one request through the test client and check what comes back.' : 'Give it two or three rows that you can work out by hand, one of them with a gap or an edge, and check the exact result.';
  return `${who} It matters because ${why[reason]}.${unseen} ${what}`;
}
