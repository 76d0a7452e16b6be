import type { Pair } from '../../../project/parity/pairs';
import type { Parity } from '../../../project/parity/parity';
import { originsOf } from '../../../project/parity/origins';
import type { CallTerm, Term } from '../../../project/symbolic/terms';
import type { Site } from '../../../provenance/graph';
import type { Rule } from '../../rule';
import { placeText } from '../sides';
import { chosenIn, thresholdsIn } from './thresholds';
import type { Threshold } from './thresholds';

/** S10: a score is cut at another number than the one that training reported or chose. */
export const rule: Rule = {
  meta: {
    id: 'skew/threshold-mismatch',
    title: 'Serving cuts the score at another threshold than training',
    family: 'skew',
    severity: 'warning',
    confidence: 'likely',
    preset: 'on',
    competencies: ['ops.train-serve-parity', 'ml.evaluation'],
    references: ['rules-of-ml', 'sklearn-pitfalls'],
    since: '0.1.0',
    fix: 'none',
  },
  compare({ parity, report }) {
    const told = new Set<string>();
    for (const pair of parity.pairs) {
      if (pair.strength === 'weak') continue;
      const [served] = servedThresholds(pair);
      const difference = served && !isBand(parity, served) ? differenceFrom(parity, pair, served) : null;
      const key = served && `${served.site.path}:${String(served.site.span.start)}`;
      if (!served || !difference || key === undefined || told.has(key)) continue;
      told.add(key);
      const isHint = difference.kind === 'untold' || pair.strength !== 'strong';
      report({
        severity: isHint ? 'hint' : 'warning',
        confidence: isHint ? 'hint' : 'likely',
        message: `${difference.text(served.value)} Save the threshold with the model, and load it here.`,
        at: served.site,
        related: [
          ...(difference.at ? [{ message: difference.kind === 'chosen' ? 'training chooses its threshold here' : 'training counts above this threshold', at: difference.at }] : []),
          ...(isInside(served.site, served.written) ? [] : [{ message: 'the number is written here', at: served.written }]),
        ],
      });
    }
  },
};

interface Difference {
  readonly kind: 'other' | 'chosen' | 'untold';
  readonly at: Site | null;
  readonly text: (value: number) => string;
}

function servedThresholds({ ask, serve }: Pair): readonly Threshold[] {
  const asks = ask ? [ask] : serve.asks;
  const found = thresholdsIn(serve.trace, asks.map((one) => one.call));
  // Bands (low, middle, high) are an order of the business, not the model's decision.
  return new Set(found.map(({ value }) => value)).size === 1 ? found : [];
}

function differenceFrom(parity: Parity, { train, learn }: Pair, served: Threshold): Difference | null {
  const trained = thresholdsIn(train.trace, train.asks.filter(({ model }) => !learn || isSameModel(model, learn.model)).map(({ call }): CallTerm => call));
  const values = [...new Set(trained.map(({ value }) => value))];
  const [only] = trained;
  if (values.includes(served.value)) return null;
  if (only && values.length === 1) {
    return {
      kind: 'other', at: only.site,
      text: (value) => `The score is cut at ${String(value)} here, and at ${String(only.value)} in training (${placeText(parity, only.site)}): what was reported there is not what is decided here.`,
    };
  }
  if (only) return null;
  const chosen = chosenIn(train.trace);
  if (chosen) {
    return {
      kind: 'chosen', at: chosen,
      text: (value) => `The score is cut at ${String(value)} here. Training chooses its threshold from the scores of held-out rows (${placeText(parity, chosen)}), and a new training chooses another one: this number stays.`,
    };
  }
  // `predict` cuts at one half; and several cuts in a file are bands of risk.
  if (served.value === 0.5 || cutsIn(parity, served.site.path) > 1 || /config|settings|const|param/i.test(served.written.path)) return null;
  return { kind: 'untold', at: null, text: (value) => `The score is cut at ${String(value)} here, and training knows nothing of that number: no report tells how good the model is there, and a new model keeps it.` };
}

function isInside(outer: Site, inner: Site): boolean {
  return outer.path === inner.path && outer.span.start <= inner.span.start && inner.span.end <= outer.span.end;
}

/** `if risk >= 0.75: return 'high'`, and below it `if risk >= 0.5: …`: the same score is cut at several numbers. */
function isBand(parity: Parity, { site }: Threshold): boolean {
  const code = parity.program.documents.get(site.path)?.code ?? '';
  const score = /^([A-Za-z_][\w.]*)\s*[<>]/.exec(code.slice(site.span.start, site.span.end))?.[1];
  if (score === undefined) return false;
  const cuts = [...code.matchAll(new RegExp(`(?<![\\w.])${score.replaceAll('.', '\\.')}\\s*[<>]=?\\s*(0?\\.\\d+)`, 'g'))];
  return new Set(cuts.filter(({ index }) => Math.abs(index - site.span.start) < NEAR).map(([, number]) => Number(number))).size > 1;
}

/** So many characters of code are one chain of branches. */
const NEAR = 400;

/** With how many numbers between 0 and 1 something is compared in a file. */
function cutsIn(parity: Parity, path: string): number {
  const code = parity.program.documents.get(path)?.code ?? '';
  return new Set([...code.matchAll(/[<>]=?\s*(0?\.\d+)/g)].map(([, number]) => Number(number))).size;
}

function isSameModel(a: Term, b: Term): boolean {
  const first = originsOf(a);
  const second = new Set(originsOf(b));
  return first.some((origin) => second.has(origin));
}
