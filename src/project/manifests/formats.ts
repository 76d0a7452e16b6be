import { baseName } from '../paths';
import type { TextFile } from '../text-file';
import { readDockerManifest } from './dockerfile';
import { readPipfileLock, readTomlLock } from './locks';
import type { Manifest, ManifestContent, ManifestFormat } from './manifest';
import { declare, nothing, sideOf } from './manifest';
import { readRequirements } from './requirements';
import { readSetupCfg, readSetupPy } from './setup-files';
import { readPipfile, readPixi, readPyproject } from './toml-manifests';
import { looksLikeConda, readBentofile, readCog, readConda } from './yaml-manifests';

interface Format {
  readonly name: RegExp;
  readonly format: ManifestFormat;
  readonly read: (file: TextFile, contexts?: readonly string[]) => ManifestContent;
}

const MOST_PARSED = 256 * 1024;

/** By the file's name, the first that matches. */
const formats: readonly Format[] = [
  { name: /^pyproject\.toml$/i, format: 'pyproject', read: readPyproject },
  { name: /^pixi\.toml$/i, format: 'pyproject', read: readPixi },
  { name: /^Pipfile$/, format: 'pipfile', read: readPipfile },
  { name: /^Pipfile\.lock$/, format: 'lock', read: readPipfileLock },
  { name: /^((poetry|uv|pdm)\.lock|pylock[^/]*\.toml)$/i, format: 'lock', read: readTomlLock },
  { name: /^setup\.cfg$/i, format: 'setup.cfg', read: readSetupCfg },
  { name: /^setup\.py$/i, format: 'setup.py', read: readSetupPy },
  { name: /^bentofile\.ya?ml$/i, format: 'bentofile', read: readBentofile },
  { name: /^cog\.ya?ml$/i, format: 'cog', read: readCog },
  { name: /(^|[-_.])(Dockerfile|Containerfile)([-_.]|$)/i, format: 'dockerfile', read: readDockerManifest },
  { name: /^(runtime\.txt|\.python-version)$/i, format: 'python-version', read: readPythonVersion },
  { name: /\.ya?ml$/i, format: 'conda', read: (file) => (looksLikeConda(file) || /(^|\/)python_env\./.test(file.path) ? readConda(file) : nothing) },
  { name: /\.(txt|in|pip)$/i, format: 'requirements', read: readRequirements },
];

/**
 * Reads a manifest by its name; null for a file that is none. `contexts`: the folders from which a Dockerfile may copy, where that is known. Never throws: of a
 * broken file there is what could be read.
 */
export function readManifest(file: TextFile, contexts?: readonly string[]): Manifest | null {
  const format = formats.find((one) => one.name.test(baseName(file.path)));
  if (format === undefined) return null;
  // Lists and locks are read line by line; what needs a parser is never long.
  if (file.text.length > MOST_PARSED && format.format !== 'lock' && format.format !== 'requirements') return null;
  const isServing = format.format === 'bentofile' || format.format === 'cog';
  const head = { path: file.path, format: format.format, side: isServing ? ('serving' as const) : sideOf(file.path) };
  try {
    return { ...head, ...format.read(file, contexts) };
  } catch {
    // Deep nesting runs a parser out of stack.
    return { ...head, ...nothing };
  }
}

/** Heroku's runtime.txt (`python-3.9.7`) and pyenv's .python-version. */
function readPythonVersion(file: TextFile): ManifestContent {
  const match = /^\s*(?:python-)?(\d+\.\d+(?:\.\d+)?)\s*$/m.exec(file.text);
  if (match?.[1] === undefined) return nothing;
  const declaration = declare({ name: 'python', specifier: `=${match[1]}`, dialect: 'conda', at: file.at(match.index, match.index + match[0].length) });
  return { declarations: declaration === null ? [] : [declaration], includes: [] };
}
