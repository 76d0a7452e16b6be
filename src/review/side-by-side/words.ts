import type { ReportedPlace } from '../report';
import { counted } from '../formats/places';
import type { ParityFinding, ParityPair, ParityReport, ParityRow } from './report';

/** What a state is called, and the sign that stands for it in a terminal. */
export const stateWords: Readonly<Record<ParityRow['state'], { readonly sign: string; readonly name: string }>> = {
  equal: { sign: '=', name: 'equal' },
  different: { sign: '≠', name: 'different' },
  missing: { sign: '−', name: 'missing at serving' },
  extra: { sign: '+', name: 'only at serving' },
  unknown: { sign: '?', name: 'not known' },
};

const linkWords: Readonly<Record<string, string>> = {
  config: 'named in', artifact: 'through', registry: 'through the registry name', module: 'both import', function: 'both define', columns: 'both name', folder: 'the only two under',
};

/** "paired through `model.pkl` and `scaler.pkl`", "… the only two under this folder". */
export function pairedThrough({ links }: Pick<ParityPair, 'links'>): string {
  const [first] = links;
  if (first === undefined) return 'paired';
  const names = [...new Set(links.filter((link) => link.kind === first.kind).map((link) => (link.name === '' ? 'the project\'s folder' : link.name)))];
  const shown = names.length > 3 ? [...names.slice(0, 2), `${String(names.length - 2)} more`] : names;
  return `${linkWords[first.kind] ?? first.kind} ${listed(shown)}`;
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}

/** "4 of 6 steps agree, 1 differs, 1 is missing at serving; 1 finding"; what is not known is counted apart. */
export function verdict({ counts, findings }: Pick<ParityPair, 'counts' | 'findings'>): string {
  return [stepsText(counts), ...findingsText(findings)].join('; ');
}

/** The same for all that one training is paired with. */
export function verdictOfAll(pairs: readonly ParityPair[]): string {
  const counts = { equal: 0, different: 0, missing: 0, extra: 0, unknown: 0 };
  for (const pair of pairs) for (const state of Object.keys(counts) as (keyof typeof counts)[]) counts[state] += pair.counts[state];
  return verdict({ counts, findings: findingsIn(pairs) });
}

/** All findings of these pairs, each once. */
function findingsIn(pairs: readonly { readonly findings: readonly ParityFinding[] }[]): readonly ParityFinding[] {
  return [...new Map(pairs.flatMap(({ findings }) => findings).map((finding) => [finding.fingerprint, finding])).values()];
}

/** "2 findings, 1 suppressed", or nothing. */
function findingsText(findings: readonly ParityFinding[]): string[] {
  const open = findings.filter(({ suppression }) => suppression === undefined).length;
  const suppressed = findings.length - open;
  const parts = [...(open > 0 ? [counted(open, 'finding')] : []), ...(suppressed > 0 ? [open > 0 ? `${String(suppressed)} suppressed` : counted(suppressed, 'suppressed finding')] : [])];
  return parts.length === 0 ? [] : [parts.join(', ')];
}

/** "error", "suppressed by a comment (known and accepted)", "known to the baseline". */
export function standingText({ severity, suppression }: ParityFinding): string {
  if (suppression === undefined) return severity;
  if (suppression.by === 'baseline') return 'known to the baseline';
  return `suppressed by a comment${suppression.reason === null ? '' : ` (${suppression.reason})`}`;
}

/** Is there anything that differs? */
export function differs({ counts }: Pick<ParityPair, 'counts'>): boolean {
  return counts.different + counts.missing + counts.extra > 0;
}

function stepsText(counts: ParityPair['counts']): string {
  const known = comparable(counts);
  if (known === 0) return counts.unknown > 0 ? 'nothing can be compared: no step is known on both sides' : 'no step is known on either side';
  const parts = [`${String(counts.equal)} of ${String(known)} ${known === 1 ? 'step agrees' : 'steps agree'}`];
  if (counts.different > 0) parts.push(`${String(counts.different)} ${counts.different === 1 ? 'differs' : 'differ'}`);
  if (counts.missing > 0) parts.push(`${String(counts.missing)} missing at serving`);
  if (counts.extra > 0) parts.push(`${String(counts.extra)} only at serving`);
  if (counts.unknown > 0) parts.push(`${String(counts.unknown)} not known`);
  return parts.join(', ');
}

/** How many steps are known well enough to be compared. */
function comparable({ equal, different, missing, extra }: ParityPair['counts']): number {
  return equal + different + missing + extra;
}

/** The rows to show, and the names of those that are left out: what can't be compared says little where there is much of it. */
export function shownRows(rows: readonly ParityRow[]): { readonly shown: readonly ParityRow[]; readonly rest: readonly string[] } {
  const unknown = rows.filter((row) => row.state === 'unknown');
  if (unknown.length <= MOST_UNKNOWN) return { shown: rows, rest: [] };
  return { shown: rows.filter((row) => row.state !== 'unknown'), rest: unknown.map((row) => row.what) };
}

const MOST_UNKNOWN = 4;

/** "27 more that can't be compared: `a`, `b`, …" */
export function restText(rest: readonly string[]): string {
  return `${String(rest.length)} more that can't be compared: ${rest.slice(0, 6).join(', ')}${rest.length > 6 ? ', …' : ''}`;
}

/** Within a file that is named already: `line 12`, `cell 3, line 12`. */
export function linePlace({ cell, range }: ReportedPlace): string {
  return cell === null ? `line ${String(range.start.line)}` : `cell ${String(cell)}, line ${String(range.start.line)}`;
}

/** `train.py:12`; in a notebook `train.ipynb cell 3:12`. */
export function shortPlace({ path, cell, range }: ReportedPlace): string {
  return cell === null ? `${path}:${String(range.start.line)}` : `${path} cell ${String(cell)}:${String(range.start.line)}`;
}

/** How many pairs and entry points a report has, in a sentence. */
export function summary({ pairs, unpaired }: ParityReport): string {
  if (pairs.length === 0 && unpaired.length === 0) return 'No entry point at which a model answers was found beside a training.';
  const compared = pairs.filter(({ counts }) => comparable(counts) > 0);
  const differing = compared.filter(({ counts }) => comparable(counts) > counts.equal).length;
  const parts = compared.length === 0 ? [] : [`${ofPairs(compared.length)} compared, ${differing === 0 ? 'no difference seen' : `${String(differing)} with differences`}`];
  // That nothing is known is not that nothing differs.
  if (compared.length < pairs.length) parts.push(`${ofPairs(pairs.length - compared.length)} of which no step can be compared`);
  if (unpaired.length > 0) parts.push(`${String(unpaired.length)} entry ${unpaired.length === 1 ? 'point has' : 'points have'} no training here`);
  parts.push(...findingsText(findingsIn([...pairs, ...unpaired])));
  return `${parts.join('; ')}.`;
}

function ofPairs(count: number): string {
  return `${String(count)} ${count === 1 ? 'pair' : 'pairs'}`;
}
