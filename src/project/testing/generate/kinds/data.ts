import { pathText } from '../../../symbolic/paths';
import type { CallTerm } from '../../../symbolic/terms';
import { argument } from '../../../symbolic/terms';
import { columnUse } from '../columns';
import type { Column } from '../columns';
import { arrange, listed } from '../arrange';
import { folderOf } from '../paths';
import type { Skeleton } from '../skeleton';
import { USES, quoted, snake } from '../skeleton';
import type { Study } from '../study';

const reading = /^pandas\.read_(csv|parquet|json|excel|feather)$/;

/** The tables that a function reads from files. */
export function readsOf(study: Study): CallTerm[] {
  return study.happened.flatMap(({ term }) => (reading.test(term.callee) ? [term] : []));
}

/** The data has the columns that the code uses, of the types that it takes them for. */
export function schemaTest(study: Study, name: string, hasPandera: boolean, rootFromTest: string): Skeleton | null {
  const [read] = readsOf(study).filter((one) => columnUse(study, one).columns.size > 0);
  if (!read) return null;
  const use = columnUse(study, read);
  const path = pathText(argument(read, 'filepath_or_buffer', 0) ?? read.keywords.get('path'));
  const isKnown = path !== undefined && !path.includes('…') && !/^[a-z0-9]+:\/\//i.test(path) && !path.startsWith('/');
  const test = `test_data_of_${snake(name)}_has_the_columns_it_needs`;
  const columns = [...use.columns.values()];
  const file = isKnown ? fromRoot(path, study.of.path) : null;
  const lines = [
    `def ${test}():`, '    # Arrange',
    ...(file === null ? ['    pytest.fail("fill in: the path of a small sample of the data")', '    path = Path("sample.csv")'] : [
      `    path = ${rootFromTest} / ${quoted(file)}`, '    if not path.exists():', `        pytest.skip(${quoted(`${file} is not here: put a small sample of it beside this test`)})`,
    ]),
    '', '    # Act', `    table = pd.${read.callee.slice('pandas.'.length)}(path${read.callee.endsWith('csv') ? ', nrows=1000' : ''})`, '', '    # Assert',
    ...(hasPandera ? pandera(columns) : plain(columns)),
  ];
  return {
    kind: 'schema', of: study.of, tests: [test], imports: ['from pathlib import Path', 'import pandas as pd', 'import pytest'], uses: [], seeds: new Set(), lines, runs: file !== null, isReady: file !== null,
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

function pandera(columns: readonly Column[]): string[] {
  const types: Readonly<Record<Column['type'], string>> = { number: 'float', text: 'str', date: 'None', moment: '"datetime64[ns]"', flag: 'None' };
  return [
    '    pa = pytest.importorskip("pandera")',
    '    schema = pa.DataFrameSchema({',
    ...columns.map((column) => `        ${quoted(column.name)}: pa.Column(${column.isKnown ? types[column.type] : 'None'}, nullable=True, coerce=True),`),
    '    })',
    '    schema.validate(table)',
  ];
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
    kind: 'round-trip', of: study.of, tests: [test], imports: [`import ${library}`, 'import numpy as np', 'from sklearn.linear_model import LogisticRegression', ...(isWhole ? [] : ['import pytest'])],
    uses: plan.uses, seeds: new Set(['random', 'numpy']), lines, runs: isWhole, isReady: isWhole,
  };
}
