import { arrange, listed } from '../arrange';
import { dictText, ordinaryRow, valueOf } from '../inputs';
import type { Skeleton } from '../skeleton';
import { USES, quoted, snake } from '../skeleton';
import type { Study } from '../study';
import { fileCall } from '../study';
import { manyRows } from '../tables';

/** A split: no row may be on both sides. */
export function splitTest(study: Study, name: string): Skeleton | null {
  const plan = arrange(study);
  const table = plan.rows?.kind === 'table' ? plan.rows : null;
  const bare = table ? null : [...study.parameters, ...study.construction].find((one) => one.defaultValue === null && /^(df\w*|data|dataset|table|X|features)$/.test(one.name));
  if (!table && !bare) return null;
  const test = `test_${snake(name)}_shares_no_row`;
  const folder = fileCall(study) !== null;
  const resets = study.happened.some(({ term }) => term.callee === '.reset_index' || /^\.(to_numpy|values)$/.test(term.callee));
  const setup = plan.setup.filter((line) => line !== `${table?.parameter.name ?? bare?.name ?? ''} = pd.DataFrame(rows)` && line !== `${bare?.name ?? ''} = None`);
  const open = plan.open.filter((one) => one !== bare?.name);
  const variable = table?.parameter.name ?? bare?.name ?? 'table';
  const lines = [
    `def ${test}(${folder ? 'tmp_path, monkeypatch' : ''}):`, '    # Arrange', USES,
    ...(open.length > 0 ? [`    pytest.fail(${quoted(`fill in: ${listed(open)}`)})`] : []),
    ...(folder ? ['    monkeypatch.chdir(tmp_path)'] : []),
    `    ${variable} = pd.DataFrame(${manyRows(study, table?.use ?? null)})`,
    ...setup.map((line) => `    ${line}`),
    '', '    # Act', `    result = ${plan.call}`, '', '    # Assert',
    '    parts = list(result.values()) if isinstance(result, dict) else list(result)',
    '    tables = [part for part in parts if getattr(part, "ndim", 0) == 2]',
    '    assert len(tables) >= 2',
    '    for first, second in itertools.combinations(tables, 2):',
    resets ? '        assert not set(map(tuple, np.asarray(first))) & set(map(tuple, np.asarray(second)))' : '        assert set(first.index).isdisjoint(second.index)',
    `    assert sum(map(len, tables)) <= len(${variable})`,
  ];
  const imports = ['import itertools', 'import pandas as pd', ...(resets ? ['import numpy as np'] : []), ...(open.length > 0 ? ['import pytest'] : []), ...plan.imports];
  return { kind: 'split', tests: [test], imports, uses: plan.uses, seeds: new Set(), lines, runs: open.length === 0, isReady: open.length === 0 };
}

/** What draws random numbers gives the same twice after the same seed. */
export function determinismTest(study: Study, name: string): Skeleton {
  const plan = arrange(study);
  const test = `test_${snake(name)}_is_the_same_in_two_runs`;
  const tellsTime = study.happened.some(({ term }) => /^(datetime\.(datetime|date)\.(now|utcnow|today)|time\.(time|strftime|perf_counter)|uuid\.uuid\d|pandas\.Timestamp\.now)$/.test(term.callee));
  const open = [...plan.open, ...(givesNothing(study) ? ['what two runs must agree in: it gives nothing back'] : tellsTime ? ['what of the result two runs must agree in: the time of the run is in it'] : [])];
  const lines = [`def ${test}(seeds${plan.needsFolder || fileCall(study) ? ', tmp_path, monkeypatch' : ''}):`, '    # Arrange', USES];
  if (open.length > 0) lines.push(`    pytest.fail(${quoted(`fill in: ${listed(open)}`)})`);
  if (plan.needsFolder || fileCall(study)) lines.push('    monkeypatch.chdir(tmp_path)');
  const { rows, varied } = plan;
  if (rows?.kind === 'table') lines.push(`    rows = [${[0, 1, 2, 3].map((nth) => dictText(ordinaryRow(rows.use, nth), '    ')).join(', ')}]`);
  if (rows?.kind === 'record') lines.push(`    row = ${dictText(ordinaryRow(rows.use), '    ')}`);
  if (varied) lines.push(`    value = ${varied.ordinary ?? 'None'}`);
  const run = (variable: string): string[] => [...plan.setup.map((line) => `    ${line}`), '    seeds()', `    ${variable} = ${plan.call}`];
  lines.push('', '    # Act', ...run('first'), ...run('second'), '', '    # Assert', '    pd.testing.assert_frame_equal(_table(first), _table(second))');
  lines.push('', '', 'def _table(result):', '    """Numbers, arrays, tables and tuples of them as one table."""', '    parts = result if isinstance(result, (list, tuple)) else [result]', '    return pd.concat([pd.DataFrame(part if getattr(part, "ndim", 0) else [part]) for part in parts])');
  const code = study.machine.program.documents.get(study.of.path)?.code ?? '';
  const seeds = new Set<'random' | 'numpy' | 'torch'>(['random', 'numpy', ...(/\btorch\b/.test(code) ? ['torch' as const] : [])]);
  return { kind: 'determinism', tests: [test], imports: ['import pytest', 'import pandas as pd', ...plan.imports], uses: plan.uses, seeds, lines, runs: open.length === 0, isReady: open.length === 0 };
}

function givesNothing({ returned }: Study): boolean {
  return returned.t === 'literal' && returned.value === null;
}

/** A prediction for a changed input: in which direction may it go? Only a person who knows the field can tell. */
export function metamorphicTest(study: Study, name: string): Skeleton | null {
  const plan = arrange(study);
  const { rows } = plan;
  if (!rows || rows.use.columns.size === 0) return null;
  const test = `test_${snake(name)}_follows_its_input`;
  const changes = [...rows.use.columns.values()].slice(0, 5).map((column) => `        (${quoted(column.name)}, ${valueOf(column, 1)}, None),`);
  const given = rows.kind === 'table' ? 'rows' : 'row';
  const run = (variable: string, row: string): string[] => [`    ${given} = ${rows.kind === 'table' ? `[${row}]` : row}`, ...plan.setup.map((line) => `    ${line}`), `    ${variable} = ${plan.call}`];
  const lines = [
    '@pytest.mark.parametrize(', '    ("field", "changed", "expectation"),', '    [', ...changes, '    ],', ')', `def ${test}(field, changed, expectation):`, '    # Arrange', USES,
    `    ordinary = ${dictText(ordinaryRow(rows.use), '    ')}`, '    if expectation is None:',
    '        pytest.fail(f"fill in: \'same\', \'higher\' or \'lower\', as the prediction must be when {field} becomes {changed!r}")',
    ...(plan.open.length > 0 ? [`    pytest.fail(${quoted(`fill in: ${listed(plan.open)}`)})`] : []),
    '', '    # Act', ...run('before', 'dict(ordinary)'), ...run('after', '{**ordinary, field: changed}'), '', '    # Assert',
    '    if expectation == "same":', '        assert after == before', '    else:', '        assert after > before if expectation == "higher" else after < before',
  ];
  return { kind: 'metamorphic', tests: [test], imports: ['import pytest', ...plan.imports], uses: plan.uses, seeds: new Set(), lines, runs: false, isReady: plan.open.length === 0 };
}
