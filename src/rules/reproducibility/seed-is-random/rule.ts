import type { ModuleCode } from '../../../project/code/code';
import type { Place } from '../../../project/code/places';
import type { Expression } from '../../../python/nodes';
import { argumentOf, expressionsOf, partsOf, siteOf, sourceOf } from '../../reading';
import { lastParts } from '../../needs';
import type { Rule } from '../../rule';

const SEEDERS = ['numpy.random.seed', 'random.seed', 'torch.manual_seed', 'tensorflow.random.set_seed', 'tensorflow.keras.utils.set_random_seed', 'numpy.random.default_rng', 'numpy.random.RandomState'];

/** random_state=int(time.time()) */
export const rule: Rule = {
  meta: {
    id: 'reproducibility/seed-is-random',
    title: 'The seed itself is random',
    family: 'reproducibility',
    severity: 'warning',
    confidence: 'certain',
    preset: 'on',
    competencies: ['se.reproducibility'],
    references: ['sklearn-random'],
    since: '0.2.0',
    fix: 'none',
    peers: ['sonar:S6709'],
  },
  words: ['random_state', ...lastParts(SEEDERS)],
  inspect({ code, report }) {
    const seeds: { readonly value: Expression; readonly place: Place }[] = [];
    for (const { node, place } of new Set([...(code.keywords.get('random_state') ?? []), ...code.callsOf(...SEEDERS)])) {
      const given = argumentOf(node, 'random_state') ?? argumentOf(node, 'seed', 0);
      if (given !== null) seeds.push({ value: given.value, place });
    }
    for (const { value, place } of seeds) {
      const why = value.kind === 'Constant' || isLogged(code) || isKept(code, value, place) ? null : clockOrChance(code, value, place);
      if (why === null) continue;
      report({
        severity: 'warning',
        confidence: 'certain',
        message: `The seed is made of ${why}, so each run has another one, as if there were none. Take a fixed number, or log the one that was drawn.`,
        at: siteOf(code, value),
        related: [],
      });
    }
  },
};

function clockOrChance(code: ModuleCode, value: Expression, place: Place): string | null {
  let found: string | null = null;
  sourceOf(code, value, place, (part, at) => {
    if (part.kind !== 'Call') return false;
    const name = code.name(part.callee, at) ?? '';
    if (/^time\.(time|time_ns|perf_counter|monotonic)$|^datetime\.datetime\.(now|utcnow)$/.test(name)) found = 'the clock';
    else if (/^(random\.(randint|random|randrange)|numpy\.random\.(randint|rand)|os\.urandom|secrets\.\w+)$/.test(name) && !isSeeded(code, part.start)) found = 'a random number';
    else if (name === 'os.getpid') found = 'the number of this process';
    return found !== null;
  });
  return found;
}

/** Chance that is seeded itself is no chance. */
function isSeeded(code: ModuleCode, before: number): boolean {
  return code.callsOf('random.seed', 'numpy.random.seed').some(({ node }) => node.start < before);
}

/** Is the seed put down somewhere (into a record that is sent, stored or returned), so that it can be set again? */
function isKept(code: ModuleCode, value: Expression, { scope }: Place): boolean {
  if (value.kind !== 'Name') return false;
  const holds = (part: Expression): boolean => partsOf(part).some((one) => one.kind === 'Name' && one.id === value.id);
  const keeps = (part: Expression): boolean => (part.kind === 'Dict' && part.entries.some((entry) => holds(entry.value))) || (part.kind === 'Call' && part.callee.kind === 'Attribute' && KEEPERS.test(part.callee.attribute) && part.args.some((argument) => holds(argument.value)));
  return code.statements.some(({ statement, scope: own }) => own === scope && ((statement.kind === 'Return' && statement.value !== null && statement.value.kind !== 'Call' && holds(statement.value)) || expressionsOf(statement).some((part) => partsOf(part).some(keeps))));
}

const KEEPERS = /^(append|put|put_nowait|send|write|writerow|dump|save|record|store|update|setdefault|set_description)$/;

/** A seed that is written to the log can be used again. */
function isLogged(code: ModuleCode): boolean {
  return /(log|print|wandb|mlflow)[^\n]*seed/i.test(code.document.text);
}
