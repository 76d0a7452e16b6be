import type { Pair } from '../../project/parity/pairs';
import type { Parity } from '../../project/parity/parity';
import type { ServingSide } from '../../project/parity/sides';
import { sideBySide } from '../../project/recipe/side-by-side';
import type { Site } from '../../provenance/graph';
import { place } from '../place';
import type { ReportedPlace } from '../report';
import type { Answering, Found } from './attribute';
import { findingsOf, runsThrough } from './attribute';
import type { MarkedRow } from './mark';
import { marked } from './mark';
import type { ParityCell, ParityPair, ParityReport, ParityRow } from './report';

/** Which sides are wanted: by path; null: all. */
export interface WantedSides {
  readonly train: string | null;
  readonly serve: string | null;
}

/** The pairs of a project as `holdout parity` tells them, with what was found between their sides. */
export function parityReport(parity: Parity, wanted: WantedSides, found: readonly Found[]): ParityReport {
  const pairs = parity.pairs.filter((pair) => isWanted(wanted, pair.train.path, pair.serve.path));
  const paired = new Set(parity.pairs.map((pair) => pair.serve));
  return {
    schema: 1,
    pairs: pairs.map((pair) => pairReport(parity, pair, found)),
    unpaired: wanted.train !== null ? [] : parity.servings.filter((serve) => !paired.has(serve) && isWanted(wanted, null, serve.path)).map((serve) => alone(parity, serve, found)),
  };
}

/** Is there a pair of the wanted sides? */
export function isAnyWanted(parity: Parity, wanted: WantedSides): boolean {
  return parity.pairs.some(({ train, serve }) => isWanted(wanted, train.path, serve.path));
}

/** One pair; of what was found, only what speaks of it. */
function pairReport(parity: Parity, pair: Pair, found: readonly Found[]): ParityPair {
  const own = findingsOf(parity, pair, found);
  const { steps, columns, artifacts } = marked(sideBySide(parity, pair), own, pair, runsThrough(parity, pair));
  const sections = [
    { title: 'Steps' as const, rows: rowsOf(parity, steps) },
    { title: 'Columns' as const, rows: rowsOf(parity, columns).map(named) },
    { title: 'Artifacts' as const, rows: rowsOf(parity, artifacts) },
  ];
  const counts: Record<ParityRow['state'], number> = { equal: 0, different: 0, missing: 0, extra: 0, unknown: 0 };
  for (const { title, rows } of sections) for (const row of rows) if (title !== 'Artifacts' || row.findings) counts[row.state]++;
  return {
    train: placeOf(parity, pair.learn?.site ?? { path: pair.train.path, span: { start: 0, end: 0 } }),
    serve: entryOf(parity, pair.serve),
    links: pair.links.map(({ kind, name }) => ({ kind, name })),
    strength: pair.strength,
    sections,
    counts,
    findings: own.map(({ told }) => told),
  };
}

/** An entry point that is paired with no training. */
function alone(parity: Parity, serve: ServingSide, found: readonly Found[]): ParityReport['unpaired'][number] {
  const sides: Answering = { serve, train: null, learn: null, ask: null };
  return { serve: entryOf(parity, serve), reason: reasonOf(parity, serve), findings: findingsOf(parity, sides, found).map(({ told }) => told) };
}

function isWanted(wanted: WantedSides, train: string | null, serve: string): boolean {
  return (wanted.train === null || train === wanted.train) && (wanted.serve === null || serve === wanted.serve);
}

function rowsOf(parity: Parity, rows: readonly MarkedRow[]): ParityRow[] {
  return rows.map(({ state, what, train, serve, findings }) => ({ state, what, train: cellOf(parity, train), serve: cellOf(parity, serve), ...(findings.length > 0 ? { findings } : {}) }));
}

function cellOf(parity: Parity, cell: MarkedRow['train']): ParityCell | null {
  return cell && { text: cell.label ?? textAt(parity, cell.site), at: placeOf(parity, cell.site) };
}

/** A column's value with its name before it. */
function named(row: ParityRow): ParityRow {
  const withName = (cell: ParityCell | null): ParityCell | null => cell && { ...cell, text: cell.text === row.what ? cell.text : `${row.what} = ${cell.text}` };
  return { ...row, train: withName(row.train), serve: withName(row.serve) };
}

const LONGEST = 120;

function textAt(parity: Parity, { path, span }: Site): string {
  const text = (parity.program.documents.get(path)?.text.slice(span.start, span.end) ?? '').replace(/\s+/g, ' ');
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}

function entryOf(parity: Parity, { entry, path }: ServingSide): ParityPair['serve'] {
  const { handler } = entry;
  const at = handler ? placeOf(parity, { path: handler.path, span: handler.definition.nameSpan }) : placeOf(parity, { path, span: { start: 0, end: 0 } });
  return { ...at, entry: entry.name, framework: entry.framework };
}

function reasonOf(parity: Parity, serve: ServingSide): string {
  const ambiguous = parity.ambiguous.find((one) => one.serve === serve);
  if (ambiguous) return `${ambiguous.name} is written by ${ambiguous.trains.map((train) => train.path).join(' and ')}: which of them trained the model can't be told. Name the pair under [tool.holdout] pairs.`;
  const names = [...new Set(serve.loads.filter((load) => load.kind !== 'data' && load.kind !== 'settings').map((load) => load.path))];
  if (names.length === 0) return 'What it loads is not known. Name the pair under [tool.holdout] pairs.';
  return `no training here writes ${names.slice(0, 3).join(', ')}. If one does, name the pair under [tool.holdout] pairs.`;
}

function placeOf(parity: Parity, at: Site): ReportedPlace {
  return place(at, (path) => parity.program.documents.get(path));
}
