import { pathText } from '../../../symbolic/paths';
import type { CallTerm } from '../../../symbolic/terms';
import { argument } from '../../../symbolic/terms';
import { columnUse } from '../columns';
import type { Column } from '../columns';
import { arrange, listed } from '../arrange';
import { valueOf } from '../inputs';
import { folderOf } from '../paths';
import type { Skeleton } from '../skeleton';
import { USES, quoted, snake } from '../skeleton';
import type { Study } from '../study';

const reading = /^pandas\.read_(csv|parquet|json|excel|feather)$/;

/** The tables that a function reads from files. */
export function readsOf(study: Study): CallTerm[] {
  return study.happened.flatMap(({ term }) => (reading.test(term.callee) ? [term] : []));
}

/**
 * The data has the columns that the code uses, of the types that it takes them for. Where the project has pandera (`pandera`: the module by which it is imported), as a schema of it, with
 * one good table and one that breaks each rule; the schema is to move into the code that reads.
 */
export function schemaTest(study: Study, name: string, pandera: string | null, rootFromTest: string): Skeleton | null {
  const [read] = readsOf(study).filter((one) => columnUse(study, one).columns.size > 0);
  if (!read) return null;
  const use = columnUse(study, read);
  const path = pathText(argument(read, 'filepath_or_buffer', 0) ?? read.keywords.get('path'));
  const isKnown = path !== undefined && !path.includes('…') && !/^[a-z0-9]+:\/\//i.test(path) && !path.startsWith('/');
  const test = `test_data_of_${snake(name)}_has_the_columns_it_needs`;
  const columns = [...use.columns.values()];
  const file = isKnown ? fromRoot(path, study.of.path) : null;
  const schema = pandera === null ? null : schemaOf(pandera, snake(name), columns);
  const lines = [
    ...(schema === null ? [] : [...schema.lines, '', '']),
    `def ${test}(${schema === null ? '' : schema.fixture}):`, '    # Arrange',
    ...(file === null ? ['    pytest.fail("fill in: the path of a small sample of the data")', '    path = Path("sample.csv")'] : [
      `    path = ${rootFromTest} / ${quoted(file)}`, '    if not path.exists():', `        pytest.skip(${quoted(`${file} is not here: put a small sample of it beside this test`)})`,
    ]),
    '', '    # Act', `    table = pd.${read.callee.slice('pandas.'.length)}(path${read.callee.endsWith('csv') ? ', nrows=1000' : ''})`, '', '    # Assert',
    ...(schema === null ? plain(columns) : [`    ${schema.fixture}.validate(table)`]),
  ];
  return {
    kind: 'schema', tests: [...(schema?.tests ?? []), test], imports: ['from pathlib import Path', 'import pandas as pd', 'import pytest', ...(schema === null ? [] : ['import re'])], uses: [], seeds: new Set(), lines, runs: file !== null, isReady: file !== null || schema !== null,
  };
}

/** A path as it is from the project's top folder: one that goes up is meant from the folder of its script. */
function fromRoot(path: string, script: string): string {
  const parts = path.startsWith('../') ? folderOf(script).split('/') : [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.filter((part) => part !== '').join('/');
}

function plain(columns: readonly Column[]): string[] {
  const names = (type: Column['type']): string[] => columns.filter((column) => column.isKnown && column.type === type).map((column) => quoted(column.name));
  const numbers = names('number');
  const dates = names('date');
  return [
    `    assert ${wrapped(columns.map((column) => quoted(column.name))).replace(/^\[/, '{').replace(/\]$/, '}')} <= set(table.columns)`,
    ...(numbers.length > 0 ? [`    for column in ${wrapped(numbers)}:`, '        assert pd.api.types.is_numeric_dtype(table[column]), column'] : []),
    ...(dates.length > 0 ? [`    for column in ${wrapped(dates)}:`, '        assert pd.to_datetime(table[column], errors="coerce").notna().any(), column'] : []),
  ];
}

function wrapped(names: readonly string[]): string {
  const flat = `[${names.join(', ')}]`;
  return flat.length <= 80 ? flat : `[\n${names.map((name) => `        ${name},\n`).join('')}    ]`;
}

interface Schema {
  readonly fixture: string;
  readonly tests: readonly string[];
  readonly lines: readonly string[];
}

/** A schema of what the code takes for granted, a table that keeps to it, and one for each rule that does not. */
function schemaOf(pandera: string, label: string, columns: readonly Column[]): Schema {
  const types: Readonly<Record<Column['type'], string>> = { number: 'float', text: 'str', date: 'str', moment: '"datetime64[ns]"', flag: 'None' };
  const fixture = `${label}_schema`;
  const table = `${label.toUpperCase()}_TABLE`;
  const good = `test_${fixture}_takes_a_good_table`;
  const lacking = `test_${fixture}_refuses_a_table_without_a_column`;
  const wrong = `test_${fixture}_refuses_text_for_a_number`;
  const numbers = columns.filter((column) => column.isKnown && column.type === 'number').map((column) => quoted(column.name));
  const list = (names: readonly string[]): string => (names.join(', ').length < 70 ? `[${names.join(', ')}]` : `[\n${names.map((one) => `    ${one},\n`).join('')}]`);
  return {
    fixture, tests: [good, lacking, ...(numbers.length > 0 ? [wrong] : [])],
    lines: [
      `${table} = {`, ...columns.map((column) => `    ${quoted(column.name)}: [${valueOf(column, 0)}, ${valueOf(column, 1)}],`), '}', '', '',
      '@pytest.fixture', `def ${fixture}():`, '    """What the code takes for granted. Where it is right, let the code that reads the data ask it too."""', `    pa = pytest.importorskip(${quoted(pandera)})`, '    return pa.DataFrameSchema({',
      ...columns.map((column) => `        ${quoted(column.name)}: pa.Column(${column.isKnown ? types[column.type] : 'None'}, nullable=${column.mayMiss || !column.isKnown ? 'True' : 'False'}, coerce=True),`), '    })', '', '',
      `def ${good}(${fixture}):`, '    # Act', `    checked = ${fixture}.validate(pd.DataFrame(${table}))`, '', '    # Assert', '    assert len(checked) == 2', '', '',
      `@pytest.mark.parametrize("column", ${list(columns.map((column) => quoted(column.name)))})`, `def ${lacking}(${fixture}, column):`, '    # Act, Assert', `    with pytest.raises(Exception, match=re.escape(column)):`, `        ${fixture}.validate(pd.DataFrame(${table}).drop(columns=column))`,
      ...(numbers.length === 0 ? [] : [
        '', '', `@pytest.mark.parametrize("column", ${list(numbers)})`, `def ${wrong}(${fixture}, column):`, '    # Act, Assert', '    with pytest.raises(Exception, match=re.escape(column)):', `        ${fixture}.validate(pd.DataFrame(${table}).assign(**{column: "none"}))`,
      ]),
    ],
  };
}

/** What is saved and loaded again predicts as before. */
export function roundTripTest(study: Study, name: string): Skeleton | null {
  const save = study.happened.find(({ term }) => /^(joblib|pickle|cloudpickle|dill)\.dump$/.test(term.callee))?.term;
  if (!save) return null;
  const library = save.callee.split('.')[0] ?? 'joblib';
  const test = `test_what_${snake(name)}_saves_predicts_the_same_again`;
  const saved = save.args[0];
  const model = saved?.t === 'given' ? saved.name : null;
  const file = study.parameters.find((one) => one.defaultValue === null && /path|file|output|dest|target|name|dir/.test(one.name) && one.name !== model);
  const rest = study.parameters.filter((one) => one.defaultValue === null && one.name !== model && one !== file);
  const isWhole = model !== null && file !== undefined && rest.length === 0 && !/dir|folder/.test(file.name) && study.construction.every((one) => one.defaultValue !== null) && study.of.owner === null;
  const plan = arrange(study);
  const open = isWhole ? [] : plan.open.length > 0 ? plan.open : ['where it saves, and the loader that serving uses'];
  const read = library === 'joblib' ? 'joblib.load(path)' : `${library}.loads(path.read_bytes())`;
  const lines = [
    `def ${test}(tmp_path, monkeypatch, seeds):`, '    # Arrange', USES, '    seeds()', '    monkeypatch.chdir(tmp_path)',
    ...(isWhole ? [] : [`    pytest.fail(${quoted(`fill in: ${listed(open)}`)})`]),
    '    features = np.arange(40.0).reshape(20, 2)', '    fitted = LogisticRegression().fit(features, np.arange(20) % 2)', '    path = tmp_path / "model.bin"',
    '', '    # Act', ...(isWhole ? [`    ${name}(${study.parameters.filter((one) => one.name === model || one === file).map((one) => `${one.name}=${one.name === model ? 'fitted' : one.name.includes('Path') ? 'path' : 'str(path)'}`).join(', ')})`] : []),
    `    loaded = ${read}`, '', '    # Assert', '    np.testing.assert_array_equal(loaded.predict(features), fitted.predict(features))',
    '    np.testing.assert_allclose(loaded.predict_proba(features), fitted.predict_proba(features))',
  ];
  return {
    kind: 'round-trip', tests: [test], imports: [`import ${library}`, 'import numpy as np', 'from sklearn.linear_model import LogisticRegression', ...(isWhole ? [] : ['import pytest'])],
    uses: plan.uses, seeds: new Set(['random', 'numpy']), lines, runs: isWhole, isReady: isWhole,
  };
}
