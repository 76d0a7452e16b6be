import type { Literal, LiteralEntry } from '../config-values/literals';
import { entriesOf, itemsOf, literalAt, rawText, readLiterals } from '../config-values/literals';
import { folderOf, resolvePath } from '../paths';
import type { FilePlace, TextFile } from '../text-file';
import type { Declaration, Include, ManifestContent } from './manifest';
import { declare, nothing } from './manifest';
import { projectFiles, readRequirement } from './requirements';
import type { Dialect } from './specifiers';

/** Reads pyproject.toml: PEP 621 with extras, PEP 735 groups, Poetry's tables and groups, PDM's and uv's development groups, requirements files that setuptools reads. */
export function readPyproject(file: TextFile): ManifestContent {
  const root = readLiterals(file, 'toml');
  if (root === null) return nothing;
  const found: (Declaration | null)[] = [];
  const includes: Include[] = [];
  const listed = (literal: Literal | null, group: string | null): void => {
    for (const item of itemsOf(literal)) {
      const text = rawText(item);
      // A group may hold `{include-group = "…"}`, whose own entries stand elsewhere.
      if (text !== null) found.push(readRequirement(text, inside(file, item), group));
    }
  };
  const grouped = (literal: Literal | null): void => {
    for (const [group, { value }] of entriesOf(literal)) listed(value, group);
  };
  const project = literalAt(root, ['project']);
  listed(literalAt(project, ['dependencies']), null);
  grouped(literalAt(project, ['optional-dependencies']));
  grouped(literalAt(root, ['dependency-groups']));
  grouped(literalAt(root, ['tool', 'pdm', 'dev-dependencies']));
  listed(literalAt(root, ['tool', 'uv', 'dev-dependencies']), 'dev');
  const python = literalAt(project, ['requires-python']);
  const needed = rawText(python);
  if (python !== null && needed !== null) found.push(declare({ name: 'python', specifier: needed, dialect: 'pep440', at: inside(file, python) }));

  const poetry = literalAt(root, ['tool', 'poetry']);
  found.push(...tableDeclarations(file, literalAt(poetry, ['dependencies']), 'poetry', null));
  found.push(...tableDeclarations(file, literalAt(poetry, ['dev-dependencies']), 'poetry', 'dev'));
  for (const [group, { value }] of entriesOf(literalAt(poetry, ['group']))) found.push(...tableDeclarations(file, literalAt(value, ['dependencies']), 'poetry', group));
  found.push(...tableDeclarations(file, literalAt(root, ['tool', 'pixi', 'dependencies']), 'conda', null));
  found.push(...tableDeclarations(file, literalAt(root, ['tool', 'pixi', 'pypi-dependencies']), 'pep440', null));

  for (const item of itemsOf(literalAt(root, ['tool', 'setuptools', 'dynamic', 'dependencies', 'file']))) includes.push(...includeOf(file, item));
  return { declarations: found.flatMap((one) => one ?? []), includes };
}

/** Reads a Pipfile. */
export function readPipfile(file: TextFile): ManifestContent {
  const root = readLiterals(file, 'toml');
  const python = literalAt(root, ['requires', 'python_full_version']) ?? literalAt(root, ['requires', 'python_version']);
  const release = rawText(python);
  const found = [...tableDeclarations(file, literalAt(root, ['packages']), 'poetry', null), ...tableDeclarations(file, literalAt(root, ['dev-packages']), 'poetry', 'dev')];
  if (python !== null && release !== null) {
    const declared = declare({ name: 'python', specifier: `=${release}`, dialect: 'conda', at: inside(file, python) });
    if (declared !== null) found.push(declared);
  }
  const includes: Include[] = entriesOf(literalAt(root, ['packages'])).flatMap(([, { value }]) => {
    const path = literalAt(value, ['path']);
    const folder = resolvePath(folderOf(file.path), rawText(path) ?? '/');
    return path === null || folder === null ? [] : [{ paths: projectFiles(folder), isConstraint: false, at: inside(file, path) }];
  });
  return { declarations: found, includes };
}

/** Reads pixi.toml. */
export function readPixi(file: TextFile): ManifestContent {
  const root = readLiterals(file, 'toml');
  return {
    declarations: [...tableDeclarations(file, literalAt(root, ['dependencies']), 'conda', null), ...tableDeclarations(file, literalAt(root, ['pypi-dependencies']), 'pep440', null)],
    includes: [],
  };
}

/** A table of names and releases: `scikit-learn = "^1.2"`, `torch = {version = "2.1", extras = […]}`. */
function tableDeclarations(file: TextFile, table: Literal | null, dialect: Dialect, group: string | null): Declaration[] {
  return entriesOf(table).flatMap(([name, entry]) => {
    // Several constraints by platform can't be told as one.
    const text = entry.value.kind === 'list' ? '' : (rawText(entry.value) ?? rawText(literalAt(entry.value, ['version'])) ?? '');
    const marker = rawText(literalAt(entry.value, ['markers']));
    return declare({ name, specifier: text, dialect, at: whole(file, entry), marker, group }) ?? [];
  });
}

function includeOf(file: TextFile, item: Literal): Include[] {
  const path = resolvePath(folderOf(file.path), rawText(item) ?? '/');
  return path === null ? [] : [{ paths: [path], isConstraint: false, at: inside(file, item) }];
}

function inside(file: TextFile, literal: Literal): FilePlace {
  return file.at(literal.span.start, literal.span.end);
}

function whole(file: TextFile, { key, value }: LiteralEntry): FilePlace {
  // A table of its own (`[tool.poetry.dependencies.torch]`) is shown by its key.
  return value.span.end > value.span.start && value.span.start >= key.end ? file.at(key.start, value.span.end) : file.at(key.start, key.end);
}
