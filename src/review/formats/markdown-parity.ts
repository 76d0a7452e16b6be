import type { ParityPair, ParityReport, ParityRow } from '../side-by-side/report';
import { code } from './markdown-text';
import { counted } from './places';

const MOST_PAIRS = 3;
const MOST_ROWS = 8;
const LONGEST_CELL = 60;

const STATES: Readonly<Record<ParityRow['state'], string>> = { equal: 'same', different: '**differs**', missing: '**not in serving**', extra: '**only in serving**', unknown: 'can\'t be told' };

/** What training and serving do otherwise, as tables; what they do alike is counted. "" where there is no pair. */
export function parityTable(parity: ParityReport | undefined): string {
  if (parity === undefined || parity.pairs.length === 0) return '';
  const worst = [...parity.pairs].sort((a, b) => faults(b) - faults(a));
  const parts = worst.slice(0, MOST_PAIRS).map(pairTable);
  const rest = worst.length - MOST_PAIRS;
  if (rest > 0) parts.push(`_And ${counted(rest, 'more pair')} of sides._`);
  return ['### Training and serving', ...parts].join('\n\n');
}

function faults({ counts }: ParityPair): number {
  return counts.different + counts.missing + counts.extra;
}

function pairTable(pair: ParityPair): string {
  const rows = pair.sections.flatMap((section) => section.rows);
  const telling = rows.filter((row) => row.state !== 'equal' && row.state !== 'unknown');
  const names = `${code(pair.train.path)} → ${code(pair.serve.entry)} in ${code(pair.serve.path)}`;
  const alike = `${counted(pair.counts.equal, 'step')} the same`;
  const unknown = pair.counts.unknown === 0 ? '' : `, ${String(pair.counts.unknown)} that can't be told`;
  if (telling.length === 0) return `${names}: ${alike}${unknown}, none that differs.`;
  const lines = telling.slice(0, MOST_ROWS).map((row) => `| ${short(row.what)} | ${row.train === null ? '–' : short(row.train.text)} | ${row.serve === null ? '–' : short(row.serve.text)} | ${STATES[row.state]} |`);
  const rest = telling.length - MOST_ROWS;
  const more = rest > 0 ? [`\n_And ${String(rest)} more that differ._`] : [];
  return [`${names}: ${alike}${unknown}.`, '', '| step | training | serving | |', '|---|---|---|---|', ...lines, ...more].join('\n');
}

function short(text: string): string {
  return code(text.length <= LONGEST_CELL ? text : `${text.slice(0, LONGEST_CELL - 1)}…`);
}
