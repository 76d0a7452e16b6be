import { columns, shortLine } from '../formats/excerpt';
import type { Colours } from '../formats/format';
import { plainText } from '../formats/places';
import { wrap } from '../formats/wrap';
import type { ParityCell, ParityFinding, ParityPair, ParityReport, ParityRow } from './report';
import { linePlace, pairedThrough, restText, shortPlace, shownRows, standingText, stateWords, summary, verdict } from './words';

/** The two sides of each pair beside each other, for a terminal `width` columns wide. */
export function parityText(report: ParityReport, colours: Colours, width: number): string {
  const blocks = report.pairs.map((pair) => pairText(pair, colours, Math.max(72, Math.min(width, 140))));
  const unpaired = report.unpaired.map(({ serve, reason, findings }) => `${colours.yellow('unpaired')} ${colours.bold(plainText(serve.entry))}  ${colours.cyan(shortPlace(serve))}\n  ${plainText(reason)}\n${serveFindings(findings, colours, width)}`);
  return [...blocks, ...unpaired, `${summary(report)}\n`].join('\n');
}

function pairText(pair: ParityPair, colours: Colours, width: number): string {
  const half = Math.floor((width - 7) / 2);
  const lines = [
    `${colours.bold(plainText(pair.train.path))}  →  ${colours.bold(plainText(pair.serve.path))} ${colours.dim(`${plainText(pair.serve.entry)}, ${pair.serve.framework}`)}`,
    colours.dim(`${plainText(pairedThrough(pair))} (${pair.strength})`),
  ];
  const told = new Set<number>();
  for (const section of pair.sections) {
    if (section.rows.length === 0) continue;
    lines.push('', `  ${colours.bold(section.title.padEnd(half))}`);
    const { shown, rest } = shownRows(section.rows);
    for (const row of shown) {
      lines.push(...rowText(row, pair, colours, half));
      for (const index of row.findings ?? []) lines.push(...(told.has(index) ? againText(pair.findings[index], colours) : findingText(pair.findings[index], colours, width)));
      for (const index of row.findings ?? []) told.add(index);
    }
    if (rest.length > 0) lines.push(`  ${colours.dim(shortLine(restText(rest), width - 2))}`);
  }
  lines.push('', `  ${verdict(pair)}`, '');
  return lines.join('\n');
}

function serveFindings(findings: readonly ParityFinding[], colours: Colours, width: number): string {
  return findings.flatMap((finding) => findingText(finding, colours, width)).map((line) => `${line}\n`).join('');
}

/** One finding may speak of several steps. */
function againText(finding: ParityFinding | undefined, colours: Colours): string[] {
  return finding === undefined ? [] : [`    ${colours.dim(`↳ ${finding.rule}, as above`)}`];
}

/** What is found of a step, below it. */
function findingText(finding: ParityFinding | undefined, colours: Colours, width: number): string[] {
  if (finding === undefined) return [];
  const { severity, suppression, rule, message } = finding;
  const paint = suppression ? colours.dim : severity === 'error' ? colours.red : severity === 'warning' ? colours.yellow : colours.cyan;
  const [first = '', ...rest] = wrap(plainText(`${standingText(finding)} ${rule}: ${message}`), width - 8);
  return [`    ${paint('↳')} ${paint(first)}`, ...rest.map((line) => `      ${suppression ? colours.dim(line) : line}`)];
}

function rowText(row: ParityRow, pair: ParityPair, colours: Colours, half: number): string[] {
  const paint = painter(row.state, colours);
  const left = cellLines(row.train, pair.train.path, half);
  const right = cellLines(row.serve, pair.serve.path, half);
  const sign = stateWords[row.state].sign;
  return Array.from({ length: Math.max(left.length, right.length, 1) }, (_, index) => {
    const [a, b] = [left[index] ?? '', right[index] ?? ''];
    const mark = index === 0 ? paint(sign) : ' ';
    const dress = index === 0 ? (text: string) => (row.state === 'equal' ? text : paint(text)) : colours.dim;
    return `  ${dress(a)}${' '.repeat(Math.max(0, half - columns(a)))} ${mark} ${dress(b)}`.trimEnd();
  });
}

/** What is done, and below it where. */
function cellLines(cell: ParityCell | null, path: string, half: number): string[] {
  if (cell === null) return ['—'];
  return [shortLine(cell.text, half), `  ${shortLine(cell.at.path === path ? linePlace(cell.at) : shortPlace(cell.at), half - 2)}`];
}

function painter(state: ParityRow['state'], colours: Colours): (text: string) => string {
  if (state === 'equal') return colours.green;
  return state === 'unknown' ? colours.dim : colours.red;
}
