import type { Severity } from '../../rules/rule';
import type { ReportedFinding } from '../report';
import { filePlaces, repositoryPath } from './file-places';
import type { Format, FormatContext } from './format';
import { counted, placeName, plainText } from './places';
import { ranked } from './ranking';

type Command = 'error' | 'warning' | 'notice';

const COMMANDS: Readonly<Record<Severity, Command>> = { error: 'error', warning: 'warning', info: 'notice', hint: 'notice' };

/** GitHub shows so many annotations of each kind for a step, and leaves out the rest without a word. Source: its documentation of workflow commands. */
const MOST_OF_A_KIND = 10;

/**
 * Workflow commands of GitHub Actions, which show findings beside the changed lines. Of each kind the gravest stand there, the rest is listed in the log and counted
 * in a notice of its own.
 */
export const github: Format = (report, context) => {
  const places = filePlaces((path) => context.fileText?.(path));
  const shown: string[] = [];
  const rest: ReportedFinding[] = [];
  const used: Record<Command, number> = { error: 0, warning: 0, notice: 0 };
  const room = (command: Command): number => (command === 'notice' ? MOST_OF_A_KIND - 1 : MOST_OF_A_KIND);
  for (const finding of ranked(report.findings)) {
    const command = COMMANDS[finding.severity];
    if (used[command] >= room(command)) {
      rest.push(finding);
      continue;
    }
    used[command]++;
    shown.push(annotation(command, finding, places(finding), context));
  }
  if (rest.length === 0) return shown.join('');
  const lines = rest.map((finding) => `${plainLine(`${placeName(finding)}: ${finding.severity} ${finding.rule} ${plainText(finding.message)}`)}\n`);
  const notice = `::notice title=Holdout::${escapeData(`${counted(rest.length, 'more finding')}: GitHub shows ten annotations of a kind for a step. The step's log lists all of them.`)}\n`;
  return [...shown, notice, '::group::More findings\n', ...lines, '::endgroup::\n'].join('');
};

function annotation(command: Command, finding: ReportedFinding, range: ReportedFinding['range'] | null, context: FormatContext): string {
  const at = range ?? { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
  const properties: [string, string | number][] = [
    ['file', repositoryPath(finding.path, context.folder ?? '')],
    ['line', at.start.line],
    ['endLine', Math.max(at.start.line, at.end.line)],
    // Columns count only where the annotation stays on one line.
    ...(at.end.line === at.start.line ? ([['col', at.start.column], ['endColumn', Math.max(at.start.column, at.end.column)]] satisfies [string, number][]) : []),
    ['title', `${finding.rule}${finding.confidence === 'certain' ? '' : ` (${finding.confidence})`}`],
  ];
  const where = finding.cell === null ? '' : `Cell ${String(finding.cell)}, line ${String(finding.range.start.line)}: `;
  const steps = finding.related.map((step, index) => `${String(index + 1)}. ${placeName(step)} ${step.message}`);
  const text = [`${where}${finding.message}`, ...(steps.length > 0 ? ['How it comes about:', ...steps] : [])].join('\n');
  return `::${command} ${properties.map(([name, value]) => `${name}=${escapeProperty(String(value))}`).join(',')}::${escapeData(text)}\n`;
}

/** A line of the log that is no command, whatever stands in it. */
function plainLine(line: string): string {
  return line.startsWith('::') || line.startsWith('##[') ? ` ${line}` : line;
}

/** Source: `escapeData` and `escapeProperty` of the Actions toolkit's command.ts. */
function escapeData(text: string): string {
  return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}
