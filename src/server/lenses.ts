import type { CodeLens } from 'vscode-languageserver';
import type { ParityPair, ParityReport } from '../review/side-by-side/report';
import { pairedThrough, verdict, verdictOfAll } from '../review/side-by-side/words';
import type { ReportedPlace } from '../review/report';
import { toRange } from './diagnostics';
import { compareSidesCommand } from './protocol';

/** The lenses of a text: over a handler which training it is paired with and how many steps agree, over a training what it serves. */
export function sideLenses(textUri: string, report: ParityReport, uriOf: (place: ReportedPlace) => string): CodeLens[] {
  const lenses: CodeLens[] = [];
  const add = (at: ReportedPlace, title: string, pair: ParityPair): void => {
    const { start } = toRange(at.range);
    const range = { start: { line: start.line, character: 0 }, end: { line: start.line, character: 0 } };
    lenses.push({ range, command: { title, command: compareSidesCommand, arguments: [pair.train.path, pair.serve.path] } });
  };
  const trained = new Map<string, ParityPair[]>();
  for (const pair of report.pairs) {
    if (uriOf(pair.serve) === textUri) add(pair.serve, `Trained by ${pair.train.path}, ${pairedThrough(pair)}: ${verdict(pair)}`, pair);
    if (uriOf(pair.train) !== textUri) continue;
    const line = String(pair.train.range.start.line);
    trained.set(line, [...(trained.get(line) ?? []), pair]);
  }
  for (const pairs of trained.values()) {
    const [first] = pairs;
    if (!first) continue;
    const names = [...new Set(pairs.map((pair) => pair.serve.path))];
    add(first.train, `Served by ${names.slice(0, 3).join(', ')}${names.length > 3 ? ` and ${String(names.length - 3)} more` : ''}: ${verdictOfAll(pairs)}`, first);
  }
  return lenses;
}
