import type { Literal } from '../config-values/literals';
import { entriesOf, itemsOf, literalAt, rawText, readLiterals } from '../config-values/literals';
import { folderOf, resolvePath } from '../paths';
import type { FilePlace, TextFile } from '../text-file';
import type { Declaration, Include, ManifestContent } from './manifest';
import { declare } from './manifest';
import { readRequirement, readRequirements } from './requirements';
import { textFile } from '../text-file';

/** Collects what the entries of a YAML file declare. */
interface Collector {
  readonly declarations: Declaration[];
  readonly includes: Include[];
  readonly file: TextFile;
}

/** Reads a conda environment, with its `pip:` list; also MLflow's conda.yaml and python_env.yaml, whose dependencies are pip's. */
export function readConda(file: TextFile): ManifestContent {
  const root = readLiterals(file, 'yaml');
  const collector: Collector = { declarations: [], includes: [], file };
  const isPip = /(^|\/)python_env\.ya?ml$/.test(file.path);
  for (const item of itemsOf(literalAt(root, ['dependencies']))) {
    const text = rawText(item);
    if (text !== null) {
      if (isPip) pipLine(collector, item);
      else add(collector, condaSpec(text, inside(file, item)));
    } else for (const line of itemsOf(literalAt(item, ['pip']))) pipLine(collector, line);
  }
  pythonRelease(collector, literalAt(root, ['python']));
  return collector;
}

/** Reads bentofile.yaml: `python.packages`, `python.requirements_txt`, `docker.python_version`, `conda`. */
export function readBentofile(file: TextFile): ManifestContent {
  const root = readLiterals(file, 'yaml');
  const collector: Collector = { declarations: [], includes: [], file };
  for (const line of itemsOf(literalAt(root, ['python', 'packages']))) pipLine(collector, line);
  for (const key of [['python', 'requirements_txt'], ['conda', 'environment_yml']]) includeFile(collector, literalAt(root, key));
  for (const item of itemsOf(literalAt(root, ['conda', 'dependencies']))) add(collector, condaSpec(rawText(item) ?? '', inside(file, item)));
  for (const line of itemsOf(literalAt(root, ['conda', 'pip']))) pipLine(collector, line);
  pythonRelease(collector, literalAt(root, ['docker', 'python_version']));
  const patterns = itemsOf(literalAt(root, ['include'])).flatMap((item) => rawText(item) ?? []);
  const service = rawText(literalAt(root, ['service']))?.replace(/:.*$/, '').replace(/\.py$/, '');
  if (service !== undefined) patterns.push(`${service.replace(/\./g, '/')}.py`);
  return { ...collector, covers: { patterns: [...patterns, '.'], contexts: [folderOf(file.path)], side: 'serving' } };
}

/** Reads cog.yaml: `build.python_packages`, `build.python_requirements`, `build.python_version`, and the `predict` file that it serves. */
export function readCog(file: TextFile): ManifestContent {
  const root = readLiterals(file, 'yaml');
  const collector: Collector = { declarations: [], includes: [], file };
  for (const line of itemsOf(literalAt(root, ['build', 'python_packages']))) pipLine(collector, line);
  includeFile(collector, literalAt(root, ['build', 'python_requirements']));
  pythonRelease(collector, literalAt(root, ['build', 'python_version']));
  const entry = ['predict', 'run', 'train'].flatMap((key) => rawText(literalAt(root, [key]))?.replace(/:.*$/, '') ?? []);
  return { ...collector, covers: { patterns: [...entry, '.'], contexts: [folderOf(file.path)], side: 'serving' } };
}

/** One of conda's match specs: `conda-forge::numpy=1.19.2=py38_0`, `numpy 1.19.*`, `numpy>=1.2,<2`. Null for what is none. */
export function condaSpec(text: string, at: FilePlace): Declaration | null {
  const [, name, rest = ''] = /^\s*(?:[\w./-]+::)?([A-Za-z0-9][\w.-]*)\s*(?:\[[^\]]*\])?\s*(.*)$/.exec(text.replace(/\s#.*$/, '')) ?? [];
  if (name === undefined) return null;
  const bracket = /\[.*\bversion=["']?([^"'\]]+)/.exec(text)?.[1];
  // A build may follow the release after a blank.
  return declare({ name, specifier: bracket ?? rest.replace(/^([\d.*]+)\s+\S+$/, '$1'), dialect: 'conda', at });
}

function pipLine(collector: Collector, item: Literal): void {
  const text = rawText(item);
  if (text === null) return;
  const at = inside(collector.file, item);
  if (!text.trimStart().startsWith('-')) {
    add(collector, readRequirement(text.replace(/\s#.*$/, ''), at, null));
    return;
  }
  for (const include of readRequirements(textFile(collector.file.path, text)).includes) collector.includes.push({ ...include, at });
}

function includeFile(collector: Collector, item: Literal | null): void {
  const text = rawText(item);
  const path = text === null ? null : resolvePath(folderOf(collector.file.path), text);
  if (item !== null && path !== null) collector.includes.push({ paths: [path], isConstraint: false, at: inside(collector.file, item) });
}

function pythonRelease(collector: Collector, item: Literal | null): void {
  const text = rawText(item);
  if (item !== null && text !== null) add(collector, declare({ name: 'python', specifier: `=${text}`, dialect: 'conda', at: inside(collector.file, item) }));
}

function add(collector: Collector, declaration: Declaration | null): void {
  if (declaration !== null) collector.declarations.push(declaration);
}

function inside(file: TextFile, literal: Literal): FilePlace {
  return file.at(literal.span.start, literal.span.end);
}

/** Does a YAML file look like a conda environment? Names such as `env.yaml` are given to other files as well. */
export function looksLikeConda(file: TextFile): boolean {
  const root = readLiterals(file, 'yaml');
  return entriesOf(root).some(([key]) => key === 'dependencies') && literalAt(root, ['dependencies'])?.kind === 'list';
}
