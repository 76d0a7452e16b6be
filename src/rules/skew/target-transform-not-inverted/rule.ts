import { transformerKind, transformersBehind } from '../../../project/parity/fitted';
import type { Ask } from '../../../project/parity/learning';
import type { ServingSide } from '../../../project/parity/sides';
import type { CallTerm, Term } from '../../../project/symbolic/terms';
import { callsMethod, isCallOf, literalOf, stringOf, within } from '../../../project/symbolic/terms';
import type { Site } from '../../../provenance/graph';
import { offered } from '../../fixes/offer';
import type { Rule } from '../../rule';
import { linkText, servingText } from '../sides';
import { undone } from './fix';

/** S24: the target was transformed for training, and the prediction is given out as it is. */
export const rule: Rule = {
  meta: {
    id: 'skew/target-transform-not-inverted',
    title: 'The target was transformed for training and is not transformed back',
    family: 'skew',
    severity: 'error',
    confidence: 'likely',
    preset: 'on',
    competencies: ['ops.train-serve-parity', 'ml.feature-engineering', 'ops.serving'],
    references: ['sklearn-pitfalls', 'rules-of-ml'],
    since: '0.1.0',
    fix: 'assisted',
  },
  compare({ parity, report }) {
    const told = new Set<string>();
    for (const pair of parity.pairs) {
      const { learn, ask, serve } = pair;
      if (!learn?.target || !ask || serve.trace.cutShort || !isRegression(learn.model)) continue;
      const transform = targetTransform(learn.target);
      const at = transform && !isUndone(serve) ? givenOut(serve, ask) : null;
      if (!transform || !at || told.has(`${at.path}:${String(at.span.start)}`)) continue;
      told.add(`${at.path}:${String(at.span.start)}`);
      report({
        severity: pair.strength === 'weak' ? 'hint' : pair.strength === 'strong' ? 'error' : 'warning',
        confidence: pair.strength === 'weak' ? 'hint' : 'likely',
        message:
          `The model learned ${transform.name} of the target, and ${servingText(serve)} gives out what it predicts as it is: ${transform.effect}. ` +
          `Apply ${transform.inverse} to the prediction, or train a TransformedTargetRegressor, which does both.` +
          (pair.strength === 'strong' ? '' : ` (Taken for granted: the two belong together, ${linkText(pair)}.)`),
        at,
        related: [
          { message: `the target is transformed here: ${transform.name}`, at: transform.site },
          { message: 'the model learns from it here', at: learn.call.site },
          { message: 'the model is asked here', at: ask.site },
        ],
        fixes: offered(() => undone(parity, ask.site, transform.of)),
      });
    }
  },
};

interface TargetTransform {
  /** The function that is to be undone; empty where it is a fitted object. */
  readonly of: string;
  readonly name: string;
  readonly inverse: string;
  readonly effect: string;
  readonly site: Site;
}

const functions: Readonly<Record<string, string>> = { log1p: 'np.expm1', log: 'np.exp', log10: '10 ** prediction', log2: '2 ** prediction', sqrt: 'the square', cbrt: 'the third power', arcsinh: 'np.sinh' };
const functionName = /^(?:numpy|math|torch|tensorflow|tensorflow\.math)\.(log1p|log|log10|log2|sqrt|cbrt|arcsinh)$/;

function ofFunction(name: string, site: Site): TargetTransform {
  return { of: name, name: `\`${name}\``, inverse: `\`${functions[name] ?? 'the inverse'}\``, effect: name.startsWith('log') ? 'a price of 200,000 comes out as 12' : 'the number is far from the size of the target', site };
}

const taking = /^(numpy\.(array|asarray|ravel|reshape|squeeze)|pandas\.(Series|DataFrame)|torch\.(tensor|from_numpy|FloatTensor)|list)$/;
const kept = /^\.(values|to_numpy|ravel|flatten|reshape|astype|squeeze|copy|tolist|float|view|to|reset_index|dropna|fillna|sample)$/;

/** The transform of a target on the way from the data to the training; null where there is none. */
function targetTransform(target: Term): TargetTransform | null {
  let at: Term | undefined = target;
  for (let count = 0; at && count < 40; count++) {
    const term: Term = at;
    switch (term.t) {
      case 'call': {
        const name = functionName.exec(term.callee)?.[1];
        if (name !== undefined) return ofFunction(name, term.site);
        const first: Term | undefined = term.args[0];
        if (callsMethod(term, 'apply', 'map', 'transform') && first?.t === 'external') {
          const applied = functionName.exec(first.name)?.[1];
          if (applied !== undefined) return ofFunction(applied, term.site);
        }
        if (callsMethod(term, 'fit_transform', 'transform') && term.receiver) {
          const [made] = transformersBehind(term.receiver);
          const scales = made && transformerKind(made)?.learns === 'scale';
          if (made && scales) return { of: '', name: `the output of ${made.callee.split('.').at(-1) ?? made.callee}`, inverse: "the scaler's `inverse_transform`", effect: 'the number is in units of the scaler', site: term.site };
          return null;
        }
        if (/^scipy\.stats\.(boxcox|yeojohnson)$/.test(term.callee)) return { of: '', name: `\`${term.callee.split('.').at(-1) ?? ''}\``, inverse: '`scipy.special.inv_boxcox`', effect: 'the number is not in the units of the target', site: term.site };
        at = taking.test(term.callee) ? first : kept.test(term.callee) ? (term.receiver ?? undefined) : undefined;
        break;
      }
      case 'item': {
        const position = literalOf(term.index);
        at = isCallOf(term.of, /(^|\.)train_test_split$/) && typeof position === 'number' ? term.of.args[Math.floor(position / 2)] : term.of;
        break;
      }
      case 'with-item': {
        // Another column than the target's is of no matter; the target's own was looked up already.
        at = stringOf(term.index) === undefined ? undefined : term.of;
        break;
      }
      case 'attribute': case 'after':
        at = term.of;
        break;
      default:
        return null;
    }
  }
  return null;
}

function isRegression(model: Term): boolean {
  return ![...within(model, 60)].some((part) => part.t === 'call' && /Classifier|LogisticRegression|SVC$|NB$|TransformedTargetRegressor/.test(part.callee));
}

const inverse = /inverse|expm1|^(numpy|math|torch|tensorflow|tensorflow\.math)\.(exp|exp2|sinh|square|power|pow)$|^\.(exp|pow|square)$|inv_boxcox/i;

/** Is anything undone, or computed with what the model predicts? */
function isUndone({ trace, asks }: ServingSide): boolean {
  if (trace.happened.some(({ term }) => inverse.test(term.callee))) return true;
  const predicted = new Set<Term>(asks.map((ask) => ask.call));
  const given = [...(trace.returned ? [trace.returned] : []), ...trace.happened.flatMap(({ term }) => [...term.args, ...term.keywords.values()])];
  const seen = new Set<Term>();
  const pending = [...given];
  for (let at = pending.pop(); at && seen.size < 4000; at = pending.pop()) {
    if (seen.has(at)) continue;
    seen.add(at);
    if (at.t === 'operation' && /^(\*\*|\*|\+|-|\/)$/.test(at.operator) && [...within(at, 200)].some((part) => predicted.has(part))) return true;
    for (const part of within(at, 60)) if (part !== at && part.t === 'operation') pending.push(part);
  }
  return false;
}

const outputs = /^(streamlit|gradio|flask|fastapi|starlette|django)\.|^(jsonify|print)$|render_template|Response/;

/** Where the prediction leaves the service: what is returned, else the call that shows it; null where it is called a logarithm, or goes nowhere. */
function givenOut({ trace }: ServingSide, ask: Ask): Site | null {
  const holds = (term: Term): boolean => [...within(term, 600)].includes(ask.call);
  const saysSo = (term: Term): boolean => [...within(term, 200)].some((part) => /(^|_)log(_|$)|scaled|normali[sz]ed/i.test(stringOf(part) ?? ''));
  if (trace.returned && holds(trace.returned)) return saysSo(trace.returned) ? null : lineOfReturn(trace.returned);
  const shown = trace.happened.map(({ term }) => term).find((term): term is CallTerm => term !== ask.call && outputs.test(term.callee) && [...term.args, ...term.keywords.values()].some(holds));
  return shown && !saysSo(shown) ? shown.site : shown ? null : ask.site;
}

function lineOfReturn(returned: Term): Site {
  return returned.t === 'choice' ? (returned.options[0]?.site ?? returned.site) : returned.site;
}
