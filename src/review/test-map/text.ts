import { columns, shortLine } from '../formats/excerpt';
import type { Colours } from '../formats/format';
import { counted, plainText } from '../formats/places';
import { linePlace, shortPlace } from '../side-by-side/words';
import { lacksTest } from './report';
import type { FileTests, FunctionTest, FunctionTests, TestsReport } from './report';
import { evidenceText, reasonWords, sourcesText, summaryText, wayWords } from './words';

const MOST_TESTS = 3;
const MOST_NAMES = 8;

/** Functions, evidence and tests for a terminal `width` columns wide: a block for each file. */
export function testsText(report: TestsReport, colours: Colours, width: number): string {
  const room = Math.max(72, Math.min(width, 140));
  const foot = [summaryText(report), ...sourcesText(report)].map((line) => `${plainText(line)}\n`).join('');
  return [...report.files.map((file) => fileText(file, colours, room)), foot].join('\n');
}

function fileText(file: FileTests, colours: Colours, width: number): string {
  const lacking = file.functions.filter(lacksTest).length;
  const sum = `${String(file.tested)} of ${counted(file.functions.length, 'function')} tested${lacking === 0 ? '' : `, ${String(lacking)} of the others need${lacking === 1 ? 's' : ''} a test most`}`;
  const lines = [`${colours.bold(plainText(file.path))}  ${lacking === 0 ? colours.dim(sum) : colours.red(sum)}`];
  const shown = file.functions.filter((one) => one.tested || lacksTest(one) || one.tests.length > 0);
  const rest = file.functions.filter((one) => !shown.includes(one));
  const wide = Math.min(40, Math.max(0, ...shown.map((one) => columns(one.name))));
  for (const one of shown) lines.push(...functionText(one, file.path, colours, wide, width));
  if (rest.length > 0) {
    const names = rest.slice(0, MOST_NAMES).map((one) => plainText(one.name));
    lines.push(`  ${colours.dim(shortLine(`${String(rest.length)} more without a test: ${names.join(', ')}${rest.length > MOST_NAMES ? ', …' : ''}`, width - 2))}`);
  }
  return `${lines.join('\n')}\n`;
}

function functionText(one: FunctionTests, path: string, colours: Colours, wide: number, width: number): string[] {
  const paint = one.tested ? colours.green : lacksTest(one) ? colours.red : colours.dim;
  const name = shortLine(one.name, wide);
  const padded = `${name}${' '.repeat(Math.max(0, wide - columns(name)))}`;
  const where = linePlace(one.at).padEnd(9);
  const what = [evidenceText(one), one.deserves === null ? '' : reasonWords[one.deserves]].filter((part) => part !== '').join(' · ');
  const head = `  ${paint(one.tested ? '✓' : '✗')} ${one.tested ? padded : paint(padded)}  ${colours.cyan(where)}  ${colours.dim(shortLine(what, Math.max(20, width - wide - 17)))}`;
  const tests = one.tests.slice(0, MOST_TESTS).map((test) => `      ${colours.dim(shortLine(testText(test, path), width - 6))}`);
  if (one.tests.length > MOST_TESTS) tests.push(`      ${colours.dim(`and ${String(one.tests.length - MOST_TESTS)} more`)}`);
  return [head, ...tests];
}

function testText({ name, path, at, way, fails }: FunctionTest, from: string): string {
  const where = at === null ? (path ?? '') : at.path === from ? linePlace(at) : shortPlace(at);
  return `${[where, name].filter((part) => part !== '').join('  ')} (${way === null ? 'by coverage' : wayWords[way]}${fails ? ', can\'t pass: it calls with other arguments than are taken' : ''})`;
}
