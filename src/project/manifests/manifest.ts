import type { Dialect } from './specifiers';
import { exactRelease, normaliseSpecifier } from './specifiers';
import { sameDistribution } from '../../library/distributions';
import type { FilePlace } from '../text-file';

/** Whose environment a manifest tells of, by the words in its name and folders. */
export type Side = 'training' | 'serving' | 'development';

export type ManifestFormat =
  | 'requirements' | 'pyproject' | 'setup.cfg' | 'setup.py' | 'pipfile' | 'lock' | 'conda' | 'dockerfile' | 'bentofile' | 'cog' | 'python-version';

/** One distribution, as a manifest asks for it. */
export interface Declaration {
  /** Normalised, variants as the distribution they stand for: `tensorflow-cpu` is `tensorflow`. */
  readonly distribution: string;
  /** The name as it is written. */
  readonly written: string;
  /** In PEP 440's words; "" allows any release. */
  readonly specifier: string;
  /** The one release that is asked for or locked. */
  readonly exact: string | null;
  /** The environment marker after `;`, as it is written. */
  readonly marker: string | null;
  /** The extra or dependency group that it belongs to; null for what is always installed. */
  readonly group: string | null;
  readonly at: FilePlace;
}

/** Another manifest that one names. */
export interface Include {
  /** From the workspace's root. Several where it may be one or another: the first that is there counts. */
  readonly paths: readonly string[];
  /** It narrows what is declared elsewhere (`pip install -c`), and declares nothing. */
  readonly isConstraint: boolean;
  readonly at: FilePlace;
}

/** What of the project a manifest is for, where it says so itself. */
export interface Coverage {
  /** Files, folders and globs from the root of the build's context. */
  readonly patterns: readonly string[];
  /** The folders that may be the context, most likely first. */
  readonly contexts: readonly string[];
  /** What it is for, by the program that it starts. */
  readonly side: Side | null;
}

export interface ManifestContent {
  readonly declarations: readonly Declaration[];
  readonly includes: readonly Include[];
  /** Only for Dockerfiles and the like. */
  readonly covers?: Coverage;
}

export interface Manifest extends ManifestContent {
  readonly path: string;
  readonly format: ManifestFormat;
  readonly side: Side | null;
}

export const nothing: ManifestContent = { declarations: [], includes: [] };

interface Asked {
  readonly name: string;
  readonly specifier: string;
  readonly dialect: Dialect;
  readonly at: FilePlace;
  readonly marker?: string | null;
  readonly group?: string | null;
}

/** Makes a declaration; null for what is no distribution's name. */
export function declare({ name, specifier, dialect, at, marker, group }: Asked): Declaration | null {
  if (!/^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$/.test(name)) return null;
  const normal = normaliseSpecifier(specifier, dialect);
  return { distribution: sameDistribution(name), written: name, specifier: normal, exact: exactRelease(normal), marker: marker ?? null, group: group ?? null, at };
}

const words: readonly (readonly [Side, ReadonlySet<string>])[] = [
  ['development', new Set(['dev', 'devel', 'development', 'test', 'tests', 'testing', 'doc', 'docs', 'documentation', 'lint', 'linting', 'ci', 'precommit', 'typing', 'style', 'devcontainer', 'bench', 'benchmark', 'benchmarks'])],
  ['training', new Set(['train', 'training', 'trainer', 'fit', 'experiment', 'experiments', 'experimentation', 'research', 'notebook', 'notebooks', 'finetune', 'finetuning', 'modeling', 'modelling'])],
  ['serving', new Set([
    'serve', 'serving', 'server', 'service', 'services', 'inference', 'infer', 'predict', 'prediction', 'predictor', 'scoring', 'deploy', 'deployment', 'api', 'app', 'web', 'webapp', 'webservice',
    'prod', 'production', 'lambda', 'endpoint', 'streamlit', 'gradio', 'frontend', 'backend', 'bento', 'flask', 'fastapi', 'runtime', 'online', 'gateway',
  ])],
];

/** The side that a path names: its file's name first, then its folders, nearest first. Null where no word of it tells. */
export function sideOf(path: string): Side | null {
  for (const part of path.split('/').reverse()) {
    const own = part.toLowerCase().split(/[^a-z]+/);
    const found = words.find(([, known]) => own.some((word) => known.has(word)));
    if (found !== undefined) return found[0];
  }
  return null;
}
