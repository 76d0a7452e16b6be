import type { Pair } from '../../../project/parity/pairs';
import type { Parity } from '../../../project/parity/parity';
import type { Site } from '../../../provenance/graph';
import { linkText, placeText, servingText } from '../../skew/sides';
import type { Rule, TestContext } from '../../rule';
import { checksSomething } from '../assertions';
import { codeOf, functionKey, functionsByTest, isInEarnest, nameSite } from '../story';
import type { OwnCode } from './own-code';
import { ownCode } from './own-code';

/** T02: both sides make features with code of their own, and no test compares what they make. The surest pair of a project. */
export const rule: Rule = {
  meta: {
    id: 'testing/no-parity-test',
    title: 'No test compares the features of training and serving',
    family: 'testing',
    severity: 'warning',
    confidence: 'likely',
    preset: 'on',
    competencies: ['ops.train-serve-parity', 'se.testing-coverage'],
    references: ['rules-of-ml', 'breck2017'],
    since: '0.1.0',
    fix: 'none',
  },
  onlyWith: ['sides'],
  test(context) {
    const { parity } = context;
    if (!parity) return;
    const rank = { strong: 0, medium: 1, weak: 2 } as const;
    const found = parity.pairs.flatMap((pair) => {
      const own = isInEarnest(pair) ? ownCode(parity, pair) : null;
      return own ? [{ pair, own }] : [];
    });
    if (found.some(({ pair, own }) => isCompared(context, pair, own))) return;
    const [first] = found.sort((a, b) => rank[a.pair.strength] - rank[b.pair.strength] || b.own.serve.steps.length - a.own.serve.steps.length);
    if (first) context.report(findingOf(parity, first.pair, first.own));
  },
};

/** A test runs code of both sides and checks something, or says by its name and its files that it compares them. */
function isCompared({ program, map }: TestContext, pair: Pair, own: { readonly train: OwnCode; readonly serve: OwnCode }): boolean {
  const byTest = functionsByTest(map);
  const keys = (side: Pair['train'] | Pair['serve'], of: OwnCode): ReadonlySet<string> => {
    const starts = new Set(of.functions.map((definition) => definition.start));
    return new Set([...side.trace.files].flatMap((path) => [...starts].map((start) => `${path} ${String(start)}`)));
  };
  const train = keys(pair.train, own.train);
  const serve = keys(pair.serve, own.serve);
  const handler = pair.serve.entry.handler;
  const handlerKey = handler ? functionKey(handler.path, handler.definition) : '';
  return map.cases.some((test) => {
    const reached = (byTest.get(test) ?? []).map(({ at }) => functionKey(at.path, at.definition));
    const reachesServing = reached.some((key) => serve.has(key) || key === handlerKey);
    if (reachesServing && reached.some((key) => train.has(key)) && checksSomething(program, test)) return true;
    return /parity|skew|consisten|train_(and_)?serv|same_features|golden/i.test(`${test.path} ${test.name}`) && (reachesServing || /golden|parity|skew/i.test(codeOf(program, test.path, test.definition))) && checksSomething(program, test);
  });
}

function findingOf(parity: Parity, pair: Pair, own: { readonly train: OwnCode; readonly serve: OwnCode }): Parameters<TestContext['report']>[0] {
  const handler = pair.serve.entry.handler;
  const ask = pair.ask?.site ?? pair.serve.asks[0]?.site;
  const [serveStep] = firstOf(own.serve.steps, pair.serve.path);
  const [trainStep] = firstOf(own.train.steps, pair.train.path);
  const at = handler ? nameSite(handler.path, handler.definition) : (ask ?? pair.serve.entry.evidence);
  const isWeak = pair.strength === 'weak';
  return {
    severity: isWeak ? 'hint' : 'warning',
    confidence: isWeak ? 'hint' : 'likely',
    message:
      `Training (${pair.train.path}) and ${servingText(pair.serve)} each make the model's features with code of their own, and no test compares the two. ` +
      'When one of them is changed, the other goes on as before; nothing fails, and the predictions are worse from that day on. ' +
      `Put the shared part into one function, and write a test that sends the same few raw rows (one usual, one with a gap, one with a value that training never saw) through both ways and compares the results.${pair.strength === 'strong' ? '' : ` This assumes that the two belong together (${linkText(pair)}).`}`,
    at,
    related: [
      ...(trainStep ? [{ message: `training makes features here (${placeText(parity, trainStep)})`, at: trainStep }] : []),
      ...(serveStep ? [{ message: 'serving makes them here', at: serveStep }] : []),
      ...(ask ? [{ message: 'the model is asked here', at: ask }] : []),
    ],
  };
}

/** The steps of the side's own file first, in the order of the text. */
function firstOf(steps: readonly Site[], path: string): Site[] {
  return [...steps].sort((a, b) => Number(a.path !== path) - Number(b.path !== path) || (a.path < b.path ? -1 : a.path > b.path ? 1 : a.span.start - b.span.start));
}
