import type { Statement } from '../../python/nodes';
import type { Role } from './phrase';
import type { ToldStatement } from './statements';
import { capital, code, joined } from './template';
import { statementsIn } from './walk';
import type { World } from './world';
import { textOf } from './world';

const MOST = 4;
const weight: Readonly<Record<Role, number>> = {
  train: 10, tune: 9, judge: 9, split: 8, load: 8, llm: 8, serve: 8, restore: 7, save: 6, predict: 6, fit: 6, define: 5, clean: 3, feature: 3, plot: 2, step: 2, look: 1, log: 1, setup: 0, python: 0,
};

/** What all of it does, in one or two sentences. */
export function summarise(world: World, selected: readonly Statement[], lines: readonly ToldStatement[]): string {
  const pattern = recognised(world, selected, lines);
  if (pattern !== null) return pattern;
  if (lines.length === 0) return 'This holds no code that does something.';
  if (lines.length === 1) return lines[0]?.text ?? '';
  const deeds = gists(lines);
  if (deeds.length === 0) return plainSummary(lines);
  const isLong = deeds.some((deed) => / and |, /.test(deed.replace(/`[^`]*`/g, '')));
  const said = isLong && deeds.length > 1 ? `${deeds.slice(0, -1).join('; ')}; and ${deeds.at(-1) ?? ''}` : joined(deeds);
  return `${capital(whatItIs(selected))} ${said}.`;
}

function whatItIs(selected: readonly Statement[]): string {
  const only = selected.length === 1 ? selected[0] : undefined;
  if (only?.kind === 'FunctionDefinition') return `the function ${code(only.name)}`;
  if (only?.kind === 'ClassDefinition') return `the class ${code(only.name)}`;
  if (only?.kind === 'For' || only?.kind === 'While') return 'this loop';
  return 'this code';
}

/** The deeds that weigh most, in their order; several of one kind are said as one. */
function gists(lines: readonly ToldStatement[]): string[] {
  const candidates = lines
    .map((line, index) => ({ index, role: line.role, gist: shortened(line.gist), weight: weight[line.role] }))
    .filter((one) => one.weight >= 2 && one.gist !== '');
  const byRole = new Map<Role, typeof candidates>();
  for (const one of candidates) byRole.set(one.role, [...(byRole.get(one.role) ?? []), one]);
  const merged = [...byRole].map(([role, ones]) => {
    const [first] = ones;
    const distinct = [...new Set(ones.map((one) => one.gist))];
    const made = distinct.flatMap((gist) => /^makes the column (`[^`]+`)$/.exec(gist)?.[1] ?? []);
    if (made.length > 2 && made.length >= distinct.length / 2) {
      const named = made.slice(0, 3).join(', ');
      return { index: first?.index ?? 0, weight: weight[role], text: `makes columns such as ${named}` };
    }
    return { index: first?.index ?? 0, weight: weight[role], text: distinct.length <= 2 ? distinct.join(' and ') : (plural[role]?.(distinct.length) ?? distinct.slice(0, 2).join(', ')) };
  });
  return merged.sort((a, b) => b.weight - a.weight || a.index - b.index).slice(0, MOST).sort((a, b) => a.index - b.index).map((one) => one.text);
}

const plural: Partial<Readonly<Record<Role, (count: number) => string>>> = {
  load: (count) => `reads ${String(count)} pieces of data`,
  clean: (count) => `cleans the data in ${String(count)} steps`,
  feature: (count) => `makes features in ${String(count)} steps`,
  fit: (count) => `lets ${String(count)} preparing steps learn`,
  split: (count) => `parts the rows ${String(count)} times`,
  define: (count) => `builds up ${String(count)} parts of a model`,
  train: (count) => `trains ${String(count)} times`,
  predict: (count) => `predicts ${String(count)} times`,
  judge: (count) => `measures the result in ${String(count)} ways`,
  tune: (count) => `chooses settings ${String(count)} times`,
  save: (count) => `saves ${String(count)} things`,
  restore: (count) => `loads ${String(count)} saved things`,
  plot: (count) => `draws ${String(count)} pictures`,
  serve: (count) => `serves ${String(count)} parts of a web page or service`,
  step: (count) => `computes with tensors in ${String(count)} steps`,
  llm: (count) => `asks a language model ${String(count)} times`,
};

/** A clause without what only a line needs. */
function shortened(gist: string): string {
  return gist.replace(/ \((?:[^()]|\([^()]*\))*\)$/, '').replace(/ \([^`()]*\)/g, '').replace(/[;:] .*$/, '').replace(/, (?:in one go|each of which|nothing).*$/, '').replace(/ and holds back .*$|, at random.*$/, '').trim();
}

function plainSummary(lines: readonly ToldStatement[]): string {
  const deeds = lines.map((line) => shortened(line.gist)).filter((gist) => gist !== '').slice(0, 3);
  if (deeds.length === 0) return lines.slice(0, 2).map((line) => line.text).join(' ');
  return `This code ${joined(deeds)}${lines.length > deeds.length ? ', among other things' : ''}.`;
}

/** Shapes that everyone in the field knows by one name. */
function recognised(world: World, selected: readonly Statement[], lines: readonly ToldStatement[]): string | null {
  const text = selected.map((statement) => textOf(world, statement)).join('\n');
  const all = [...statementsIn(selected)];
  const only = selected.length === 1 ? selected[0] : undefined;
  const name = only?.kind === 'FunctionDefinition' ? `The function ${code(only.name)}` : 'This';
  if (text.includes('.backward(') && text.includes('.step(')) {
    const judges = text.includes('.eval()') || /no_grad|inference_mode/.test(text);
    const epochs = all.some((statement) => statement.kind === 'For' && /epoch/i.test(textOf(world, statement.target)));
    return `${name} ${only?.kind === 'FunctionDefinition' ? 'holds' : 'is'} a training loop written by hand: for each batch it runs the network, computes the loss, works out the gradients (\`backward\`) and lets the optimiser move the weights (\`step\`).${epochs ? ' It does so for all batches again in each epoch.' : ''}${judges ? ' It also measures the network on other data, without learning from it.' : ''}`;
  }
  if (text.includes('GradientTape') && text.includes('apply_gradients')) return `${name} ${only?.kind === 'FunctionDefinition' ? 'holds' : 'is'} a training step written by hand in TensorFlow: it records the computation, takes the gradients and applies them to the weights.`;
  if (only?.kind === 'ClassDefinition' && text.includes('def forward(')) {
    const layers = all.filter((statement) => statement.kind === 'Assign' && lines.some((line) => line.statement === statement && line.role === 'define')).length;
    return `The class ${code(only.name)} is a neural network in PyTorch: \`__init__\` makes its parts${layers > 0 ? ` (${String(layers)} of them)` : ''}, and \`forward\` says how an input runs through them.`;
  }
  if (only?.kind === 'ClassDefinition' && text.includes('def __getitem__(')) return `The class ${code(only.name)} is a data set: \`__len__\` says how many samples there are, and \`__getitem__\` gives one of them by its number.`;
  if (only?.kind === 'ClassDefinition' && text.includes('def fit(') && text.includes('def transform(')) return `The class ${code(only.name)} is a preparing step of one's own, in scikit-learn's form: \`fit\` learns from rows, and \`transform\` applies what was learned.`;
  return null;
}
