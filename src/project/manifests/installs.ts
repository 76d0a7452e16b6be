import type { Command, Word } from '../config-values/shell';
import type { Dialect } from './specifiers';

/** What a command installs. */
export interface Install {
  /** Requirements, in the dialect's words. */
  readonly requirements: readonly Word[];
  readonly dialect: Dialect;
  /** Files that list more, as they are written. */
  readonly files: readonly { readonly path: Word; readonly isConstraint: boolean }[];
  /** Folders of projects that are installed with what they need. */
  readonly projects: readonly Word[];
  /** Manifests by their standard names that the command reads in the working folder. */
  readonly standard: readonly string[];
}

/** Options of pip, conda and uv that take the next word. Source: `pip install --help` of pip 25, `conda install --help` of conda 25. */
const TAKES_VALUE = new Set([
  '-i', '--index-url', '--extra-index-url', '-f', '--find-links', '--trusted-host', '-t', '--target', '--prefix', '--root', '--upgrade-strategy', '--platform', '--timeout', '--default-timeout',
  '--retries', '--proxy', '--cache-dir', '--src', '--python-version', '--no-binary', '--only-binary', '--progress-bar', '--index', '--python', '-p', '-n', '--name', '--channel', '--implementation',
  '--abi', '--log', '--cert', '--client-cert', '--report', '--global-option', '--install-option', '--config-settings', '--torch-backend', '--exists-action', '--index-strategy', '--group', '--extra',
  '--with', '--without', '--only',
]);

const none: Pick<Install, 'requirements' | 'dialect' | 'files' | 'projects' | 'standard'> = { requirements: [], dialect: 'pep440', files: [], projects: [], standard: [] };

/** What a command installs; null where it installs nothing into a Python environment. */
export function installOf(command: Command): Install | null {
  const texts = command.map((word) => word.text);
  const tool = texts.findIndex((text) => /(^|\/)(pip\d?(\.\d+)?|conda|mamba|micromamba|pipenv|poetry|uv|pdm|\$MAMBA_EXE)$/.test(text));
  if (tool < 0 || tool > 4) return null;
  const name = /(pip|conda|mamba|micromamba|pipenv|poetry|uv|pdm)[\d.]*$/.exec(texts[tool] ?? '')?.[1] ?? '';
  const verb = texts.findIndex((text, index) => index > tool && /^(install|sync|add|create|update|export)$/.test(text));
  if (verb < 0) return null;
  const rest = command.slice(verb + 1);
  switch (name) {
    case 'pip':
      return texts[verb] === 'install' ? { ...none, ...read(rest, 'pep440') } : null;
    case 'uv':
      if (texts[tool + 1] === 'pip') return { ...none, ...read(rest, 'pep440') };
      return texts[verb] === 'sync' ? { ...none, standard: ['uv.lock', 'pyproject.toml'] } : texts[verb] === 'add' ? { ...none, ...read(rest, 'pep440') } : null;
    case 'pipenv': {
      const named = read(rest, 'pep440');
      return named.requirements.length > 0 || named.files.length > 0 ? { ...none, ...named } : { ...none, standard: ['Pipfile.lock', 'Pipfile'] };
    }
    case 'poetry':
    case 'pdm':
      if (texts[verb] === 'add') return { ...none, ...read(rest, 'poetry') };
      return { ...none, standard: [`${name}.lock`, 'pyproject.toml'] };
    default: {
      const files = fileOptions(rest);
      return files.length > 0 ? { ...none, files } : { ...none, ...read(rest, 'conda') };
    }
  }
}

function fileOptions(words: Command): Install['files'] {
  return words.flatMap((word, index) => {
    const next = words[index + 1];
    if (/^(-f|--file)$/.test(word.text) && next !== undefined) return [{ path: next, isConstraint: false }];
    return word.text.startsWith('--file=') ? [{ path: after(word, '--file='.length), isConstraint: false }] : [];
  });
}

function read(words: Command, dialect: Dialect): Pick<Install, 'requirements' | 'dialect' | 'files' | 'projects'> {
  const requirements: Word[] = [];
  const files: { path: Word; isConstraint: boolean }[] = [];
  const projects: Word[] = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i];
    if (word === undefined) break;
    const { text } = word;
    const next = words[i + 1];
    const [, short, glued] = /^-([rce])(.+)$/.exec(text) ?? [];
    const [, long, value] = /^--(requirement|requirements|constraint|constraints|editable)=(.*)$/.exec(text) ?? [];
    const option = /^(-r|-c|-e|--requirements?|--constraints?|--editable)$/.test(text) ? text.replace(/^-+/, '').charAt(0) : undefined;
    // conda's `-c` names a channel.
    if (dialect === 'conda' && text === '-c') i++;
    else if (option !== undefined && next !== undefined) {
      take(option, next);
      i++;
    } else if (short !== undefined && dialect !== 'conda' && glued !== undefined) take(short, after(word, 2));
    else if (long !== undefined && value !== undefined) take(long.charAt(0), after(word, text.length - value.length));
    else if (TAKES_VALUE.has(text)) i++;
    else if (!text.startsWith('-') && text !== '') {
      if (/^\.{1,2}(\/|$|\[)|^\/|^[\w-]+\/$/.test(text)) projects.push(word);
      else requirements.push(word);
    }
  }
  return { requirements, dialect, files, projects };

  function take(option: string, path: Word): void {
    if (option === 'e') projects.push(path);
    else files.push({ path, isConstraint: option === 'c' });
  }
}

function after(word: Word, length: number): Word {
  return { ...word, text: word.text.slice(length) };
}
