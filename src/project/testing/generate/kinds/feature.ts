import { arrange, listed } from '../arrange';
import type { Arrangement } from '../arrange';
import { dictText, edgeRows, ordinaryRow } from '../inputs';
import type { Skeleton } from '../skeleton';
import { USES, quoted, snake } from '../skeleton';
import type { Study } from '../study';
import { fileCall } from '../study';

/**
 * A function of features. What it must give for an ordinary row, and at the edges that its code can meet, is for a person to say; that it leaves its
 * caller's table as it was is tested at once.
 */
export function featureTest(study: Study, name: string): Skeleton {
  const plan = arrange(study);
  const test = `test_${snake(name)}`;
  const { rows, varied } = plan;
  const row = `${snake(name).toUpperCase()}_ROW`;
  const given = rows?.kind === 'table' ? 'rows' : rows ? 'row' : varied ? 'value' : null;
  const folder = plan.needsFolder || fileCall(study) !== null;
  const fixtures = folder ? ['tmp_path', 'monkeypatch'] : [];
  const arranged = plan.setup.map((line) => `    ${line.replace('pd.DataFrame(rows)', `pd.DataFrame(rows, columns=list(${row}))`)}`);
  const open = plan.open.length > 0 ? [`    pytest.fail(${quoted(`fill in: ${listed(plan.open)}`)})`] : [];
  const prepared = [...open, ...(folder ? ['    monkeypatch.chdir(tmp_path)'] : []), ...arranged];
  const result = study.returned.t === 'sequence' && study.returned.of === 'tuple' ? 'result[0]' : 'result';
  const inPlace = rows?.kind === 'table' && plan.setup.length > 0 && isNothing(study) ? rows.parameter.name : null;
  const keeps = keptTable(study, plan);
  const unchanged = keeps === null ? [] : [
    `def ${test}_leaves_its_table_as_it_was(${fixtures.join(', ')}):`, '    # Arrange', USES, ...(folder ? ['    monkeypatch.chdir(tmp_path)'] : []),
    ...plan.setup.map((line) => `    ${line.replace('pd.DataFrame(rows)', `pd.DataFrame([${row}])`)}`), `    before = ${keeps}.copy(deep=True)`, '', '    # Act', `    ${plan.call}`, '',
    '    # Assert', `    pd.testing.assert_frame_equal(${keeps}, before)`, '', '',
  ];
  const expected = given === null
    ? [`def ${test}(${fixtures.join(', ')}):`, USES, ...(prepared.length > 0 ? ['    # Arrange', ...prepared, ''] : []), `    pytest.fail(${quoted(`fill in: what ${name} must give, worked out by hand`)})`]
    : [
        '@pytest.mark.parametrize(', `    ("${given}", "expected"),`, '    [', ...cases(plan, row).map(({ id, text }) => `        pytest.param(${text}, None, id=${quoted(id)}),`), '    ],', ')',
        `def ${test}(${[...fixtures, given, 'expected'].join(', ')}):`, '    # Arrange', '    if expected is None:', `        pytest.fail(${quoted(`fill in: what ${name} must give for this ${given === 'rows' ? 'table' : given}, worked out by hand`)})`, USES, ...prepared, '',
      ];
  const lines = [
    ...(rows ? [`${row} = ${dictText(ordinaryRow(rows.use), '')}`, '', ''] : []), ...unchanged, ...expected,
    ...(given === null ? [''] : []), '    # Act', `    ${inPlace === null ? 'result = ' : ''}${plan.call}`, '', '    # Assert', `    assert ${rows?.kind === 'table' ? `pd.DataFrame(${inPlace ?? result}).to_dict("records")` : result} == ${given === null ? '...' : 'expected'}`,
  ];
  const tests = [...(keeps === null ? [] : [`${test}_leaves_its_table_as_it_was`]), test];
  return { kind: 'feature', tests, imports: ['import pytest', ...plan.imports], uses: plan.uses, seeds: new Set(), lines, runs: false, isReady: plan.open.length === 0 && given !== null };
}

/** The parameter with a table that the function gives back changed, and must not change in place. */
function keptTable(study: Study, plan: Arrangement): string | null {
  const { rows } = plan;
  if (rows?.kind !== 'table' || rows.use.changes || !plan.isSure || study.of.definition.isAsync) return null;
  return isNothing(study) || plan.setup.length === 0 ? null : rows.parameter.name;
}

/** Does it return nothing, so that what it does is done in place? */
function isNothing({ returned }: Study): boolean {
  return returned.t === 'literal' && returned.value === null;
}

function cases({ rows, varied }: Arrangement, row: string): { readonly id: string; readonly text: string }[] {
  if (rows) {
    const isTable = rows.kind === 'table';
    const wrap = (text: string): string => (isTable ? `[${text}]` : text);
    const ordinary = ordinaryRow(rows.use);
    const edges = edgeRows(rows.use).filter(({ column, value }) => ordinary.get(column) !== value).map(({ id, column, value }) => ({ id, text: wrap(`{**${row}, ${quoted(column)}: ${value}}`) }));
    return [{ id: 'ordinary', text: wrap(row) }, ...edges, ...(isTable ? [{ id: 'no rows', text: '[]' }] : [])];
  }
  return varied ? [{ id: 'ordinary', text: varied.ordinary ?? 'None' }, ...varied.edges.map(({ id, value }) => ({ id, text: value }))] : [];
}
