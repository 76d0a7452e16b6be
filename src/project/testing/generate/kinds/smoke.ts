import { savesIn } from '../../../parity/artifacts';
import { pathText } from '../../../symbolic/paths';
import type { CallTerm, Term } from '../../../symbolic/terms';
import { argument, within } from '../../../symbolic/terms';
import { traceScript } from '../../../symbolic/trace';
import type { Layout } from '../place';
import { chosenColumns, columnUse } from '../columns';
import { importedModule } from '../modules';
import { fileOf, folderOf, joined } from '../paths';
import type { Skeleton } from '../skeleton';
import { quoted, snake } from '../skeleton';
import type { Study } from '../study';
import { manyRows } from '../tables';
import { isTestFile } from '../../settings';
import { rootExpression } from '../write';

/** So many files of a project are copied by name. */
const mostFiles = 40;
const reading = /^pandas\.read_csv$/;

/**
 * The whole pipeline, run as a script on a copy of its code and tables that are made up: nothing of the project's folder is read or written but its code. What it saves
 * must be there. Null: it is no script, or takes what can't be made up.
 */
export function smokeTest(study: Study, layout: Layout, test: string): Skeleton | null {
  const { program, settings, root } = layout;
  const { path } = study.of;
  const document = program.documents.get(path);
  if (!document || path.includes('/../') || !runsAlone(document.code, study)) return null;
  const files = [...importedModule(program, path, (one) => isTestFile(one, settings)).files].sort();
  if (files.length > mostFiles) return null;
  const trace = traceScript(program, path, new Set());
  const tables = new Map<string, string>();
  const open: string[] = [];
  const chosen = new Map(trace.happened.flatMap(({ term }) => [...chosenColumns(term)]));
  for (const { term } of trace.happened) {
    if (!/^(pandas|polars|dask\.dataframe)\.(read|scan)_\w+$/.test(term.callee)) continue;
    const place = placeOf(argument(term, 'filepath_or_buffer', 0), path, root);
    const read = columnUse({ ...study, happened: trace.happened, terms: termsOf(trace.happened.map((one) => one.term)) }, term);
    const use = { ...read, columns: new Map([...chosen, ...read.columns]) };
    if (!reading.test(term.callee) || place === null || use.columns.size === 0) open.push(`a small sample of what ${callText(document.code, term, path)} reads`);
    else tables.set(place, manyRows({ ...study, happened: trace.happened }, use));
  }
  const saved = [...new Set(savesIn(trace.happened).flatMap((save) => placeOf(save.call.args.find((one) => pathText(one) === save.path) ?? pathOf(save.call), path, root) ?? []))];
  const name = `test_${snake(fileOf(path).replace(/\.py$/, ''))}_runs_from_end_to_end`;
  const from = rootExpression(test, root);
  const own = (file: string): string => (root === '' ? file : file.slice(root.length + 1));
  const folders = [...new Set([...tables.keys(), ...saved].map(folderOf))].filter((one) => one !== '' && !files.some((file) => folderOf(own(file)) === one)).sort();
  const packages = files.map((file) => joined(folderOf(file), '__init__.py')).filter((file) => layout.paths.has(file));
  const lines = [
    `def ${name}(tmp_path):`, '    # Arrange', ...(open.length > 0 ? [`    pytest.fail(${quoted(`fill in: ${[...new Set(open)].join(' and ')}`)})`] : []),
    `    for file in [${[...new Set([...packages, ...files])].map((file) => quoted(own(file))).join(', ')}]:`, '        target = tmp_path / file', '        target.parent.mkdir(parents=True, exist_ok=True)',
    `        shutil.copy(${from} / file, target)`,
    ...(folders.length === 0 ? [] : [`    for folder in [${folders.map(quoted).join(', ')}]:`, '        (tmp_path / folder).mkdir(parents=True, exist_ok=True)']),
    ...[...tables].map(([file, rows]) => `    pd.DataFrame(${rows}).to_csv(tmp_path / ${quoted(file)}, index=False)`),
    '', '    # Act', `    run = subprocess.run([sys.executable, ${quoted(own(path))}], cwd=tmp_path, capture_output=True, text=True, timeout=300)`, '    last = (run.stderr.strip().splitlines() or ["nothing"])[-1]',
    '    if "ModuleNotFoundError" in last:', '        pytest.skip(last)',
    ...(tables.size === 0 ? [] : ['    if run.returncode != 0:', `        pytest.fail(f"fill in: rows from which ${own(path)} can learn, or mend it. It ended with {last}")`]),
    '', '    # Assert', '    assert run.returncode == 0, run.stderr', ...saved.map((file) => `    assert (tmp_path / ${quoted(file)}).exists()`),
  ];
  return {
    kind: 'smoke', tests: [name], imports: ['import shutil', 'import subprocess', 'import sys', 'import pytest', ...(from.includes('Path(') ? ['from pathlib import Path'] : []), ...(tables.size > 0 ? ['import pandas as pd'] : [])],
    uses: [], seeds: new Set(), lines, runs: open.length === 0, isReady: true,
  };
}

/** It starts by itself when it is run, takes no argument that must be given, and asks nothing outside of the machine. */
function runsAlone(code: string, { of }: Study): boolean {
  if (/\b(mlflow|wandb|boto3|requests|airflow|prefect|kfp|zenml|metaflow|psycopg2|sqlalchemy|google\.cloud|hydra|kaggle|openml|comet_ml|optuna|pyspark|fetch_\w+|load_dataset)\b/.test(code) || /required\s*=\s*True|sys\.argv|input\(|add_argument\(\s*["'][^-]/.test(code)) return false;
  return of.owner === null && (/__name__\s*==/.test(code) || new RegExp(`^${of.definition.name}\\(`, 'm').test(code));
}

function termsOf(calls: readonly CallTerm[]): Term[] {
  const found = new Set<Term>();
  for (const call of calls) {
    if (found.size > 8000) break;
    for (const part of within(call, 4000)) found.add(part);
  }
  return [...found];
}

function pathOf(call: CallTerm): Term | undefined {
  return [...call.args, ...call.keywords.values()].find((one) => pathText(one) !== undefined);
}

/** Where a file lies that a script names, seen from the project's top folder, in which it is run: beside the script where it says so by `__file__`. Null: not known, or outside. */
function placeOf(term: Term | undefined, script: string, root: string): string | null {
  const text = pathText(term);
  if (term === undefined || text === undefined || /^\w+:\/\/|^\/|^~|\\/.test(text)) return null;
  const parts = [...within(term, 200)];
  const isBeside = parts.some((part) => part.t === 'external' && part.name.endsWith('__file__') || (part.t === 'opaque' && part.what.includes('__file__')));
  const ups = parts.filter((part) => part.t === 'attribute' && part.name === 'parent').length;
  if (!isBeside) return text.includes('…') || text.startsWith('..') ? null : text.replace(/^\.\//, '');
  const known = text.replace(/^(…\/)+/, '');
  if (known.includes('…') || ups === 0) return null;
  const folder = script.slice(root === '' ? 0 : root.length + 1).split('/').slice(0, -ups);
  return ups > script.split('/').length ? null : [...folder, known].join('/');
}

function callText(code: string, { site, callee }: CallTerm, path: string): string {
  return site.path === path ? (/^[\w.]+/.exec(code.slice(site.span.start))?.[0] ?? callee) : callee;
}
