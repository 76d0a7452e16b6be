import { commandsOf } from './shell';
import type { Command, Variables, Word } from './shell';

/** One file or folder that goes into the image. */
export interface ImageCopy {
  /** As they are written; folders and globs among them. */
  readonly sources: readonly Word[];
  /** Within the image, joined with WORKDIR; absolute. */
  readonly target: string;
  /** Copied from another stage, not from the build's context. */
  readonly fromStage: string | null;
}

export interface Stage {
  /** As it is written after FROM, ARGs filled in; null where one is not known. */
  readonly image: Word | null;
  readonly name: string | null;
  readonly copies: readonly ImageCopy[];
  readonly commands: readonly Command[];
  /** What the container runs: the words of ENTRYPOINT and CMD. */
  readonly runs: readonly string[];
}

interface Instruction {
  readonly keyword: string;
  readonly text: string;
  readonly start: number;
}

/** Reads a Dockerfile stage by stage. What can't be read is left out. Never throws. */
export function readDockerfile(text: string): readonly Stage[] {
  const stages: { image: Word | null; name: string | null; copies: ImageCopy[]; commands: Command[]; runs: string[] }[] = [];
  const variables: Variables = new Map();
  let folder = '/';
  for (const { keyword, text: rest, start } of instructionsOf(text)) {
    if (keyword === 'ARG' || keyword === 'ENV') {
      setVariables(rest, variables);
      continue;
    }
    if (keyword === 'FROM') {
      const words = (commandsOf(rest, start, variables)[0] ?? []).filter((word) => !word.text.startsWith('--'));
      const image = words[0];
      stages.push({ image: image?.literal === true ? image : null, name: words[1]?.text.toLowerCase() === 'as' ? (words[2]?.text ?? null) : null, copies: [], commands: [], runs: [] });
      folder = '/';
      continue;
    }
    const stage = stages.at(-1);
    if (stage === undefined) continue;
    const words = jsonWords(rest, start);
    if (keyword === 'WORKDIR') {
      const word = commandsOf(rest, start, variables)[0]?.[0];
      if (word !== undefined) folder = within(folder, word.text);
    } else if (keyword === 'CMD' || keyword === 'ENTRYPOINT') {
      stage.runs.push(...(words ?? commandsOf(rest, start, variables).flat()).map((word) => word.text));
    } else if (keyword === 'RUN') {
      if (words !== null) stage.commands.push(words);
      else stage.commands.push(...commandsOf(withoutFlags(rest), start, new Map(variables)));
    } else if (keyword === 'COPY' || keyword === 'ADD') {
      const all = words ?? commandsOf(rest.replace(/[\r\n]/g, ' '), start, variables)[0] ?? [];
      const from = all.find((word) => word.text.startsWith('--from='))?.text.slice('--from='.length) ?? null;
      const paths = all.filter((word) => !word.text.startsWith('--'));
      const target = paths.at(-1);
      if (target === undefined || paths.length < 2) continue;
      stage.copies.push({ sources: paths.slice(0, -1), target: within(folder, target.text), fromStage: from });
    }
  }
  return stages;
}

/** The stages that make the last image: itself, what it starts from, and what it copies from. Where a name is not found, the stage stands alone. */
export function finalStages(stages: readonly Stage[]): readonly Stage[] {
  const wanted = new Set<Stage>();
  const take = (stage: Stage | undefined): void => {
    if (stage === undefined || wanted.has(stage)) return;
    wanted.add(stage);
    const named = [stage.image?.text, ...stage.copies.map((copy) => copy.fromStage)];
    for (const name of named) if (name !== null && name !== undefined) take(stages.find((other, index) => other !== stage && (other.name === name || String(index) === name)));
  };
  take(stages.at(-1));
  return stages.filter((stage) => wanted.has(stage));
}

/** Instructions with their lines joined; every character keeps its offset. */
function instructionsOf(text: string): Instruction[] {
  const found: Instruction[] = [];
  const line = /[^\n]*(?:\n|$)/y;
  let open: { keyword: string; text: string; start: number } | null = null;
  let heredoc: RegExp | null = null;
  while (line.lastIndex < text.length) {
    const at = line.lastIndex;
    const raw = line.exec(text)?.[0] ?? '';
    if (raw === '') break;
    if (heredoc !== null && open !== null) {
      if (heredoc.test(raw)) {
        heredoc = null;
        found.push(open);
        open = null;
      } else open.text += raw;
      continue;
    }
    const blank = raw.replace(/[^\r\n]/g, ' ');
    if (/^\s*(#|$)/.test(raw)) {
      // Comments and blank lines between joined lines are left out of them.
      if (open !== null) open.text += blank.replace(/[\r\n]/g, ' ');
      continue;
    }
    if (open === null) {
      const head = /^\s*([A-Za-z]+)(?=\s)/.exec(raw);
      if (head?.[1] === undefined) continue;
      open = { keyword: head[1].toUpperCase(), text: '', start: at + head[0].length };
      const rest = raw.slice(head[0].length);
      const document = /<<-?(["']?)(\w{1,40})\1\s*$/.exec(rest);
      if (document?.[2] !== undefined && open.keyword === 'RUN') {
        heredoc = new RegExp(`^\\s*${document[2]}\\s*$`);
        open.text = rest.replace(/[^\r\n]/g, ' ');
        continue;
      }
      open.text = joined(rest);
    } else open.text += joined(raw);
    if (/\\[ \t]*\r?\n?$/.test(raw)) continue;
    found.push(open);
    open = null;
  }
  if (open !== null) found.push(open);
  return found;
}

function joined(line: string): string {
  return line.replace(/\\([ \t]*\r?\n?)$/, (_all, rest: string) => ` ${rest.replace(/[\r\n]/g, ' ')}`);
}

function withoutFlags(text: string): string {
  return text.replace(/^(?:\s*--(?:mount|network|security)=\S+)+/, (flags) => ' '.repeat(flags.length));
}

/** The exec form: `["a", "b"]`. Each word gets its place where it is found as it is written. */
function jsonWords(text: string, offset: number): Word[] | null {
  if (!/^\s*(?:--\S+\s+)*\[/.test(text)) return null;
  let parsed: unknown;
  try {
    parsed = JSON.parse(text.slice(text.indexOf('[')));
  } catch {
    return null;
  }
  if (!Array.isArray(parsed)) return null;
  let from = text.indexOf('[');
  const words: Word[] = [];
  for (const one of parsed as unknown[]) {
    if (typeof one !== 'string') return null;
    const at = text.indexOf(JSON.stringify(one), from);
    const start = at < 0 ? from : at;
    words.push({ text: one, start: offset + start, end: offset + start + one.length + 2, literal: true });
    from = at < 0 ? from : at + 1;
  }
  const flags = /--from=\S+/.exec(text.slice(0, text.indexOf('[')));
  return flags ? [{ text: flags[0], start: offset + flags.index, end: offset + flags.index + flags[0].length, literal: true }, ...words] : words;
}

function setVariables(text: string, variables: Variables): void {
  // `ENV NAME value` is the old form.
  const old = /^\s*([A-Za-z_]\w*)\s+([^=\s].*?)\s*$/.exec(text);
  if (old?.[1] !== undefined) variables.set(old[1], old[2] ?? '');
  else commandsOf(text.replace(/[\r\n]/g, ' '), 0, variables);
}

/** A path within the image, from the working folder. */
export function within(folder: string, path: string): string {
  const parts: string[] = [];
  for (const part of (path.startsWith('/') ? path : `${folder}/${path}`).split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}${/\/\.?$|^\.$/.test(path) && parts.length > 0 ? '/' : ''}`;
}
