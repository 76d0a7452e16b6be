import { folderOf, resolvePath } from '../paths';
import type { FilePlace, TextFile } from '../text-file';
import { fillIn } from './interpolation';
import type { Literal } from './literals';
import { entriesOf, itemsOf, literalAt, rawText, readLiterals } from './literals';

/** A path that a stage reads or writes. */
export interface StagePath {
  /** From the workspace's root. */
  readonly path: string;
  readonly at: FilePlace;
}

/** A stage of a DVC pipeline. Source: DVC's documentation, "dvc.yaml Files". */
export interface DvcStage {
  readonly name: string;
  /** The folder in which its command runs, from the workspace's root. */
  readonly folder: string;
  readonly commands: readonly { readonly text: string; readonly at: FilePlace }[];
  readonly deps: readonly StagePath[];
  /** Outputs, metrics and plots. */
  readonly outs: readonly StagePath[];
  /** Keys of the parameter file (`train.lr`), or `file.yaml:key`. */
  readonly params: readonly string[];
  readonly at: FilePlace;
}

const MOST_COPIES = 50;

/** Reads the stages of a dvc.yaml. `params`: what params.yaml beside it holds, for `${…}`. What can't be filled in is left out. Never throws. */
export function readDvcStages(file: TextFile, params: Literal | null): readonly DvcStage[] {
  const root = readLiterals(file, 'yaml');
  const context = [...entriesOf(params), ...varsOf(literalAt(root, ['vars']))].map(([key, { value }]) => [key, value] as const);
  const found: DvcStage[] = [];
  for (const [name, { key, value }] of entriesOf(literalAt(root, ['stages']))) {
    const body = literalAt(value, ['do']) ?? value;
    const items = loopOf(value);
    const at = file.at(key.start, key.end);
    if (items === null) found.push(stageOf(file, name, body, new Map(context), at));
    else for (const [label, variables] of items.slice(0, MOST_COPIES)) found.push(stageOf(file, `${name}@${label}`, body, new Map([...context, ...variables]), at));
  }
  return found;
}

function varsOf(vars: Literal | null): readonly (readonly [string, { readonly value: Literal }])[] {
  return vars?.kind === 'list' ? vars.items.flatMap((item) => entriesOf(item)) : [];
}

type LoopStep = readonly [string, readonly (readonly [string, Literal])[]];

/** The steps of a `foreach`, each with what `${item}` and `${key}` mean; null for a plain stage. */
function loopOf(stage: Literal): readonly LoopStep[] | null {
  const over = literalAt(stage, ['foreach']);
  if (over?.kind === 'list') {
    return over.items.map((item, index): LoopStep => [rawText(item) ?? String(index), [['item', item]]]);
  }
  if (over?.kind === 'map') {
    return entriesOf(over).map(([key, { value }]): LoopStep => [key, [['item', value], ['key', { kind: 'scalar', value: key, raw: key, span: value.span }]]]);
  }
  return null;
}

function stageOf(file: TextFile, name: string, body: Literal, variables: ReadonlyMap<string, Literal>, at: FilePlace): DvcStage {
  const context: Literal = { kind: 'map', entries: new Map([...variables].map(([key, value]) => [key, { key: value.span, value }])), span: body.span };
  const text = (literal: Literal): string | null => rawText(fillIn(context, literal, []));
  const place = (literal: Literal): FilePlace => file.at(literal.span.start, literal.span.end);
  const wdir = literalAt(body, ['wdir']);
  const folder = resolvePath(folderOf(file.path), (wdir === null ? null : text(wdir)) ?? '.') ?? folderOf(file.path);
  const pathsAt = (key: string): StagePath[] =>
    itemsOf(literalAt(body, [key])).flatMap((item) => {
      // An output with options is a map of one entry.
      const [entry] = entriesOf(item);
      const literal: Literal = entry === undefined ? item : { kind: 'scalar', value: entry[0], raw: entry[0], span: entry[1].key };
      const path = resolvePath(folder, text(literal) ?? '/');
      return path === null ? [] : [{ path, at: place(literal) }];
    });
  return {
    name,
    folder,
    commands: itemsOf(literalAt(body, ['cmd'])).flatMap((item) => {
      const command = text(item);
      return command === null ? [] : [{ text: command, at: place(item) }];
    }),
    deps: pathsAt('deps'),
    outs: ['outs', 'metrics', 'plots'].flatMap(pathsAt),
    params: itemsOf(literalAt(body, ['params'])).flatMap((item) => {
      const [entry] = entriesOf(item);
      return entry === undefined ? (rawText(item) ?? []) : itemsOf(entry[1].value).map((key) => `${entry[0]}:${rawText(key) ?? ''}`);
    }),
    at,
  };
}
