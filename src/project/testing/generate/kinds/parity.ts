import type { Parity } from '../../../parity/parity';
import type { FunctionAt, ProgramSyntax } from '../../../program-syntax';
import { statementsOf } from '../../../program-syntax';
import { arrange, listed } from '../arrange';
import type { Arrangement } from '../arrange';
import type { Column, ColumnUse } from '../columns';
import { dictText, edgeRows, ordinaryRow } from '../inputs';
import { importedModule } from '../modules';
import type { Skeleton } from '../skeleton';
import { quoted, snake } from '../skeleton';
import type { Study } from '../study';
import { study } from '../study';

/** What both sides are compared as. */
const helper = [
  'def _features(result):', '    """What a side gives, as a table with its rows counted from 0."""',
  '    if isinstance(result, tuple):', '        result = result[0]',
  '    rows = [result] if isinstance(result, dict) else result', '    return pd.DataFrame(rows).reset_index(drop=True)',
];

/** A function of training and the one of serving that do the same. */
interface Twins {
  readonly train: FunctionAt;
  readonly serve: FunctionAt;
}

/** The same raw rows through both sides of a model give the same features. Null: the function is on no side of a pair. */
export function parityTest(of: FunctionAt, parity: Parity, isTest: (path: string) => boolean): Skeleton | null {
  const { program } = parity;
  const pair = parity.pairs.find(({ train, serve }) => [train.path, serve.path].includes(of.path) || ranIn(of, train.trace.ran) || ranIn(of, serve.trace.ran));
  if (!pair) return null;
  const name = `training_and_serving_of_${snake(pair.serve.path.replace(/^.*\/(?=[^/]+\/[^/]+$)/, '').replace(/\.py$/, ''))}`;
  const twins = twinsOf(program, pair.train.trace.files, pair.serve.trace.files, of);
  const test = `test_${name}_build_the_same_features`;
  if (!twins) return openTest(test, pair.train.path, pair.serve.path);
  const train = study(program, twins.train);
  const serve = study(program, twins.serve);
  const [left, right] = [arrange(train), arrange(serve)];
  const use = merged([left, right].flatMap((plan) => (plan.rows ? [plan.rows.use] : [])));
  if (use.columns.size === 0) return openTest(test, pair.train.path, pair.serve.path);
  const row = `${test.slice('test_'.length).replace(/_build_the_same_features$/, '').toUpperCase()}_ROW`;
  const open = [...new Set([...left.open, ...right.open])];
  const lines = [
    `${row} = ${dictText(ordinaryRow(use), '')}`, '', '',
    '@pytest.mark.parametrize(', '    "row",', '    [', `        pytest.param(${row}, id="ordinary"),`, ...edgeRows(use).slice(0, 4).map(({ id, column, value }) => `        pytest.param({**${row}, ${quoted(column)}: ${value}}, id=${quoted(id)}),`), '    ],', ')',
    `def ${test}(row):`, '    # Arrange', ...(open.length > 0 ? [`    pytest.fail(${quoted(`fill in: ${listed(open)}`)})`] : []),
    ...[twins.train, twins.serve].flatMap(({ path }) => {
      const { works } = importedModule(program, path, isTest);
      return works === null ? [] : [`    pytest.skip(${quoted(`${works}: move that into a function, then delete this line`)})`];
    }),
    `    training = pytest.importorskip(${quoted(importedModule(program, twins.train.path, isTest).dotted)})`,
    `    serving = pytest.importorskip(${quoted(importedModule(program, twins.serve.path, isTest).dotted)})`,
    '', '    # Act', ...side('training', 'trained', left, train), ...side('serving', 'served', right, serve),
    '', '    # Assert', '    assert list(served.columns) == list(trained.columns)', '    pd.testing.assert_frame_equal(served, trained)', '', '', ...helper,
  ];
  return {
    kind: 'parity', tests: [test], imports: [...new Set(['import pandas as pd', 'import pytest', ...left.imports, ...right.imports])],
    uses: [{ path: twins.train.path, name: '' }, { path: twins.serve.path, name: '' }], seeds: new Set(), lines, runs: open.length === 0, isReady: true,
  };
}

function side(module: string, variable: string, plan: Arrangement, of: Study): string[] {
  const rows = plan.rows?.kind === 'table' ? ['    rows = [row]'] : [];
  const setup = plan.setup.map((line) => `    ${line}`);
  const head = of.of.owner?.definition.name ?? of.of.definition.name;
  return [...rows, ...setup, `    ${variable} = _features(${plan.call.replace(new RegExp(`\\b${head}\\b`), `${module}.${head}`)})`];
}

/** Both sides exist, and what each does to a row can't be called on its own: a person must say where it is. */
function openTest(test: string, train: string, serve: string): Skeleton {
  const lines = [
    `def ${test}():`, '    # Arrange', '    row = {}', `    pytest.fail(${quoted(`fill in: a raw row, and how ${train} and ${serve} turn it into features; move that into a function each, so that a test can call it`)})`,
    '', '    # Act', '    trained = _features(row)', '    served = _features(row)', '', '    # Assert', '    assert list(served.columns) == list(trained.columns)', '    pd.testing.assert_frame_equal(served, trained)', '', '', ...helper,
  ];
  return { kind: 'parity', tests: [test], imports: ['import pandas as pd', 'import pytest'], uses: [], seeds: new Set(), lines, runs: false, isReady: true };
}

function ranIn(of: FunctionAt, ran: ReadonlySet<unknown>): boolean {
  return ran.has(of.definition);
}

/** Two functions of one name, one on each side; that of the finding first. */
function twinsOf(program: ProgramSyntax, training: ReadonlySet<string>, serving: ReadonlySet<string>, of: FunctionAt): Twins | null {
  const left = functionsIn(program, [...training].filter((path) => !serving.has(path)));
  const right = functionsIn(program, [...serving].filter((path) => !training.has(path)));
  const found = left.flatMap((train) => right.filter((serve) => serve.definition.name === train.definition.name && train.definition.name !== 'main').map((serve) => ({ train, serve })));
  return found.find(({ train, serve }) => train.definition === of.definition || serve.definition === of.definition) ?? found.find(({ train }) => columnsOf(program, train) > 0) ?? null;
}

function columnsOf(program: ProgramSyntax, of: FunctionAt): number {
  return arrange(study(program, of)).rows?.use.columns.size ?? 0;
}

function functionsIn(program: ProgramSyntax, paths: readonly string[]): FunctionAt[] {
  return paths.flatMap((path) => (path.endsWith('.py') ? statementsOf(program.modules.get(path)?.body ?? []).flatMap((one): FunctionAt[] => (one.kind === 'FunctionDefinition' ? [{ is: 'function', path, definition: one, owner: null }] : [])) : []));
}

function merged(uses: readonly ColumnUse[]): ColumnUse {
  const columns = new Map<string, Column>();
  for (const use of uses) for (const [name, column] of use.columns) if (columns.get(name)?.isKnown !== true) columns.set(name, column);
  return { columns, named: new Set(uses.flatMap((use) => [...use.named])), asked: new Set(), changes: false, isOpen: uses.some((use) => use.isOpen) };
}
