import { baseName } from '../paths';
import type { FilePlace, TextFile } from '../text-file';
import { finalStages, readDockerfile } from './dockerfile';
import { entriesOf, itemsOf, literalAt, rawText, readLiterals } from './literals';
import type { Literal } from './literals';
import { alignedAfter, isSamePath } from './path-match';
import { commandsOf } from './shell';
import type { Command, Variables, Word } from './shell';

/** A file or folder that something other than Python puts elsewhere. */
export interface ArtifactCopy {
  /** As it is written; may be a folder or a glob. */
  readonly from: string;
  readonly to: string;
  /** 'image': COPY or ADD; 'command': cp, mv, aws s3 cp …; 'mount': a volume of a compose file. */
  readonly by: 'image' | 'command' | 'mount';
  readonly at: FilePlace;
}

/** All copies of a project. */
export interface ArtifactCopies {
  readonly all: readonly ArtifactCopy[];
  /**
   * The copies that bring a file that is saved as `saved` to where it is loaded as `loaded`, in their order; null where none do. Paths are compared by their ends,
   * because folders of work are not known: `models/model.pkl` may be `/app/models/model.pkl`.
   */
  between(saved: string, loaded: string): readonly ArtifactCopy[] | null;
}

const MOST_COPIES = 5000;
/** A file that is copied so many times on its way is followed no farther. */
const MOST_STEPS = 3;

/** The copies in Dockerfiles, shell scripts, Makefiles, CI jobs and compose files: those of `OtherFiles.scripts`. They are understood when they are asked for. */
export function copiesAmong(files: readonly TextFile[]): ArtifactCopies {
  let known: readonly ArtifactCopy[] | null = null;
  const all = (): readonly ArtifactCopy[] => {
    known ??= findCopies(files);
    return known;
  };
  return {
    get all() {
      return all();
    },
    between: (saved, loaded) => way(all(), saved, loaded),
  };
}

function findCopies(files: readonly TextFile[]): readonly ArtifactCopy[] {
  const all: ArtifactCopy[] = [];
  for (const file of files) if (all.length <= MOST_COPIES) all.push(...copiesIn(file));
  // A service that takes another's volumes by an alias has them at the same place.
  return [...new Map(all.map((copy) => [`${copy.at.path}:${copy.at.span.start}:${copy.from}:${copy.to}`, copy])).values()];
}

/** The copies in one file, by its name. Never throws. */
export function copiesIn(file: TextFile): readonly ArtifactCopy[] {
  const name = baseName(file.path);
  try {
    if (/(^|[-_.])(Dockerfile|Containerfile)([-_.]|$)/i.test(name)) return inDockerfile(file);
    if (/^((GNU)?Makefile|justfile|.*\.mk)$/i.test(name)) return inMakefile(file);
    if (/\.ya?ml$/i.test(name)) return inYaml(file, /compose/i.test(name));
    return commandsOf(file.text).flatMap((command) => inCommand(command, (word) => file.at(word.start, word.end)));
  } catch {
    // Deep nesting runs a parser out of stack.
    return [];
  }
}

function inDockerfile(file: TextFile): ArtifactCopy[] {
  return finalStages(readDockerfile(file.text)).flatMap((stage) => [
    ...stage.copies.flatMap(({ sources, target }) =>
      sources.map((source): ArtifactCopy => ({
        from: source.text, to: sources.length > 1 && !target.endsWith('/') ? `${target}/` : target, by: 'image', at: file.at(source.start, source.end),
      })),
    ),
    ...stage.commands.flatMap((command) => inCommand(command, (word) => file.at(word.start, word.end))),
  ]);
}

function inMakefile(file: TextFile): ArtifactCopy[] {
  const variables: Variables = new Map();
  for (const [, name, value] of file.text.matchAll(/^(?:export[ \t]+)?([A-Za-z_]\w*)[ \t]*[:?]?:?=[ \t]*([^\n#$]*?)[ \t]*$/gm)) {
    if (name !== undefined && value !== undefined) variables.set(name, value);
  }
  // Only recipes are commands; every character keeps its offset.
  const recipes = file.text.replace(/^[^\t \n][^\n]*/gm, (line) => ' '.repeat(line.length)).replace(/^([\t ]+)[@+-]+/gm, (lead) => ' '.repeat(lead.length));
  return commandsOf(recipes, 0, variables).flatMap((command) => inCommand(command, (word) => file.at(word.start, word.end)));
}

/** Commands under `run`, `script`, `cmd` and the like, wherever they stand; volumes of a compose file. */
function inYaml(file: TextFile, isCompose: boolean): ArtifactCopy[] {
  const found: ArtifactCopy[] = [];
  const visit = (literal: Literal): void => {
    if (literal.kind === 'list') for (const item of literal.items) visit(item);
    for (const [key, { value }] of entriesOf(literal)) {
      if (/^(run|script|before_script|after_script|cmds?|commands?|bash|inlineScript|build|post_build|pre_build|install)$/.test(key)) {
        for (const item of itemsOf(value)) {
          const text = rawText(item);
          if (text !== null) found.push(...commandsOf(text).flatMap((command) => inCommand(command, () => file.at(item.span.start, item.span.end))));
        }
      }
      if (isCompose && key === 'volumes') for (const item of itemsOf(value)) found.push(...mounts(item, file));
      visit(value);
    }
  };
  const root = readLiterals(file, 'yaml');
  if (root !== null) visit(root);
  return found;
}

function mounts(item: Literal, file: TextFile): ArtifactCopy[] {
  const at = file.at(item.span.start, item.span.end);
  const [from = '', to = ''] = rawText(item)?.split(':') ?? [rawText(literalAt(item, ['source'])) ?? '', rawText(literalAt(item, ['target'])) ?? ''];
  // A plain name is a volume, not a folder of the project.
  return to !== '' && /[./]/.test(from) ? [{ from, to, by: 'mount', at }] : [];
}

/** Commands that copy, by their first words, with the options that take the next word. */
const copying: readonly { readonly words: RegExp; readonly takes: RegExp }[] = [
  { words: /^(\S*\/)?(cp|mv|ln|install|rsync|scp|\\cp)$/, takes: /^(-t|--target-directory|-m|-o|-g|-P|-i|-e|--exclude|--include|--rsh|-S)$/ },
  { words: /^aws s3 (cp|mv|sync)$/, takes: /^--(?!recursive|quiet|only|dryrun|delete|no-|follow)/ },
  { words: /^(gsutil( -m)?|gcloud storage) (cp|mv|rsync)$/, takes: /^(-x|-a|-h)$/ },
  { words: /^(docker|podman|kubectl|oc) cp$/, takes: /^(-c|-n|--container|--namespace)$/ },
  { words: /^(hdfs dfs|hadoop fs) -(put|get|cp|mv|copyFromLocal|copyToLocal)$/, takes: /^$/ },
  { words: /^(mc|s3cmd|rclone) (cp|mv|mirror|put|get|copy|sync)$/, takes: /^$/ },
];

function inCommand(command: Command, place: (word: Word) => FilePlace): ArtifactCopy[] {
  for (const { words, takes } of copying) {
    for (const length of [1, 2, 3, 4]) {
      if (!words.test(command.slice(0, length).map((word) => word.text).join(' '))) continue;
      const paths: Word[] = [];
      const rest = command.slice(length);
      let folder: Word | null = null;
      for (let i = 0; i < rest.length; i++) {
        const word = rest[i];
        if (word === undefined) break;
        if (takes.test(word.text)) {
          if (/^(-t|--target-directory)$/.test(word.text)) folder = rest[i + 1] ?? null;
          i++;
        } else if (!word.text.startsWith('-')) paths.push(word);
      }
      const target = folder ?? paths.pop();
      if (target?.literal !== true) return [];
      const to = paths.length > 1 || folder !== null ? `${target.text.replace(/\/$/, '')}/` : target.text;
      return paths.flatMap((word) => (word.literal ? [{ from: word.text, to, by: 'command' as const, at: place(word) }] : []));
    }
  }
  return [];
}

function way(all: readonly ArtifactCopy[], saved: string, loaded: string): readonly ArtifactCopy[] | null {
  let open: readonly { readonly path: string; readonly steps: readonly ArtifactCopy[] }[] = [{ path: saved, steps: [] }];
  const seen = new Set([saved]);
  for (let step = 0; step < MOST_STEPS; step++) {
    const next: { path: string; steps: readonly ArtifactCopy[] }[] = [];
    for (const { path, steps } of open) {
      for (const copy of all) {
        const made = moved(copy, path);
        if (made === null) continue;
        if (isSamePath(made, loaded)) return [...steps, copy];
        if (seen.has(made) || seen.size > MOST_COPIES) continue;
        seen.add(made);
        next.push({ path: made, steps: [...steps, copy] });
      }
    }
    open = next;
  }
  return null;
}

/** Where a copy puts a file; null where it does not take it. */
function moved(copy: ArtifactCopy, path: string): string | null {
  const rest = alignedAfter(copy.from, path);
  if (rest === null) return null;
  if (rest !== '') return `${copy.to.replace(/\/$/, '')}/${rest}`;
  const name = baseName(path);
  // A target without an ending that is not the file's own is a folder.
  const isFolder = /(^|\/)\.{0,2}$/.test(copy.to) || (!/\.\w+$/.test(baseName(copy.to)) && /\.\w+$/.test(name));
  return isFolder ? `${copy.to.replace(/\/$/, '')}/${name}` : copy.to;
}
