import { checklistItems } from '../formats/markdown-checklist';
import { counted, placeName } from '../formats/places';
import { ranked } from '../formats/ranking';
import type { ReviewReport } from '../formats/review-report';
import type { ReportedFinding, ReportedPlace } from '../report';
import { differs, verdict as sidesVerdict } from '../side-by-side/words';
import { coverageText, severityGroups, summaryOf, verdictOf } from './words';

/** The review of one folder. */
export interface ReviewedFolder {
  /** "" where there is only one. */
  readonly name: string;
  /** Null: it could not be reviewed, and `problem` says why. */
  readonly report: ReviewReport | null;
  readonly problem: string | null;
}

/** How the page looks where it is shown, and what its buttons and places do there. */
export interface ReviewPageOptions {
  /** Goes into the head: the content security policy of a webview. */
  readonly head?: string;
  /** Goes to the end of the body: a script. */
  readonly tail?: string;
}

/**
 * A review as one HTML page, without resources from elsewhere. Each place is a link with `data-folder` (the folder's index), `data-path`, `data-cell`, `data-line` and
 * `data-column`, each button has `data-command`.
 */
export function reviewPage(folders: readonly ReviewedFolder[], { head = '', tail = '' }: ReviewPageOptions = {}): string {
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Review of my changes</title>
${head}<style>${STYLE}</style>
</head>
<body>
<div class="bar" role="toolbar" aria-label="Review">${BUTTONS.map(({ command, text }) => `<button type="button" data-command="${command}">${text}</button>`).join('')}</div>
${folders.map(folderSection).join('\n')}
${tail}</body>
</html>
`;
}

const BUTTONS = [
  { command: 'review', text: 'Review again' }, { command: 'copy', text: 'Copy as PR comment' }, { command: 'fix', text: 'Fix all safe ones' }, { command: 'sarif', text: 'Save SARIF' },
];

function folderSection({ name, report, problem }: ReviewedFolder, folder: number): string {
  const title = name === '' ? '' : `<h1>${escape(name)}</h1>\n`;
  if (report === null) return `<main>${title}<p class="verdict bad">Not reviewed</p><p>${escape(problem ?? '')}</p></main>`;
  const { mood, text } = verdictOf(report);
  return `<main>${title}<p class="verdict ${mood}">${escape(text)}</p>
<p>${escape(summaryOf(report))}</p>
${report.errors.length === 0 ? '' : `<p class="quiet">Not everything was read: ${report.errors.slice(0, 3).map(({ path, message }) => escape(`${path}: ${message}`)).join(' ')}</p>`}
${severityGroups.map(({ severity, title: heading }) => findingsSection(heading, severity, ranked(report.findings).filter((finding) => finding.severity === severity), folder)).join('')}
${testsSection(report, folder)}
${sidesSection(report, folder)}
${checklistSection(report)}
${fixedSection(report)}</main>`;
}

function findingsSection(title: string, severity: string, findings: readonly ReportedFinding[], folder: number): string {
  if (findings.length === 0) return '';
  return `<h2 class="${severity}">${title} (${String(findings.length)})</h2>\n<ol>${findings.map((finding) => findingItem(finding, folder)).join('\n')}</ol>\n`;
}

function findingItem(finding: ReportedFinding, folder: number): string {
  const { rule, message, related, introduced, confidence, fixes } = finding;
  const tags = [...(introduced === 'elsewhere' ? ['not on a changed line'] : []), ...(confidence === 'certain' ? [] : [confidence]), ...(fixes.some((fix) => fix.safe) ? ['safe fix'] : [])];
  const steps = related.length === 0 ? '' : `<details><summary>How it comes about</summary><ol>${related.map((step) => `<li>${link(step, placeName(step), folder)} ${escape(step.message)}</li>`).join('')}</ol></details>`;
  return `<li>${link(finding, placeName(finding), folder)} <code>${escape(rule)}</code>${tags.map((tag) => ` <span class="tag">${tag}</span>`).join('')}<p>${escape(message)}</p>${steps}</li>`;
}

function testsSection({ newCode, testsToWrite = [] }: ReviewReport, folder: number): string {
  if ((newCode === undefined || newCode.of === 0) && testsToWrite.length === 0) return '';
  const list = testsToWrite.length === 0 ? '' : `<ul>${testsToWrite.map(({ name, at, reason }) => `<li>${link(at, placeName(at), folder)} <code>${escape(name)}</code>: ${escape(reason)}</li>`).join('\n')}</ul>`;
  return `<h2>Tests to write</h2>\n${newCode === undefined || newCode.of === 0 ? '' : `<p>${escape(coverageText(newCode))}.</p>`}${list}`;
}

function sidesSection({ parity }: ReviewReport, folder: number): string {
  if (parity === undefined || parity.pairs.length === 0) return '';
  const rows = parity.pairs.map((pair) => {
    return `<tr><td>${link(pair.train, pair.train.path, folder)}</td><td>${link(pair.serve, `${pair.serve.path} (${pair.serve.entry})`, folder)}</td><td class="${differs(pair) ? 'bad' : pair.counts.equal === 0 ? 'quiet' : 'good'}">${escape(sidesVerdict(pair))}</td></tr>`;
  });
  return `<h2>Training and serving</h2>\n<table><thead><tr><th scope="col">Training</th><th scope="col">Serving</th><th scope="col">Steps</th></tr></thead><tbody>${rows.join('\n')}</tbody></table>\n<p><button type="button" data-command="sides">Show them side by side</button></p>`;
}

function checklistSection(report: ReviewReport): string {
  const items = checklistItems(report);
  return items.length === 0 ? '' : `<h2>For the reviewer</h2>\n<ul class="checks">${items.map((item) => `<li><label><input type="checkbox"> ${escape(item)}</label></li>`).join('\n')}</ul>`;
}

function fixedSection({ change }: ReviewReport): string {
  if (change === undefined || change.fixed.length === 0) return '';
  return `<details><summary>${counted(change.fixed.length, 'finding')} that the change mends</summary><ul>${change.fixed.map((finding) => `<li>${escape(placeName(finding))} <code>${escape(finding.rule)}</code></li>`).join('\n')}</ul></details>`;
}

function link(at: ReportedPlace, text: string, folder: number): string {
  const { start } = at.range;
  return `<a href="#" data-folder="${String(folder)}" data-path="${escape(at.path)}" data-cell="${at.cell === null ? '' : String(at.cell)}" data-line="${String(start.line)}" data-column="${String(start.column)}">${escape(text)}</a>`;
}

function escape(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

const STYLE = `
:root { color-scheme: light dark; --ink: var(--vscode-foreground, light-dark(#1f2328, #e6edf3)); --page: var(--vscode-editor-background, light-dark(#fff, #0d1117));
  --quiet: var(--vscode-descriptionForeground, light-dark(#59636e, #9198a1)); --line: var(--vscode-panel-border, light-dark(#d0d7de, #3d444d));
  --bad: var(--vscode-editorError-foreground, light-dark(#cf222e, #ff7b72)); --look: var(--vscode-editorWarning-foreground, light-dark(#9a6700, #d29922));
  --good: var(--vscode-testing-iconPassed, light-dark(#1a7f37, #3fb950)); --link: var(--vscode-textLink-foreground, light-dark(#0969da, #58a6ff)); }
body { font: 13px/1.5 var(--vscode-font-family, system-ui, sans-serif); color: var(--ink); background: var(--page); margin: 0 auto; padding: 12px 24px 48px; max-width: 900px; }
h1 { font-size: 18px; font-weight: 600; margin: 16px 0 4px; } h2 { font-size: 14px; font-weight: 600; margin: 24px 0 4px; } h2.error { color: var(--bad); } h2.warning { color: var(--look); }
p { margin: 4px 0; } .quiet { color: var(--quiet); } .verdict { font-size: 20px; font-weight: 600; margin: 12px 0 4px; } .bad { color: var(--bad); } .look { color: var(--look); } .good { color: var(--good); }
ol, ul { padding-left: 24px; margin: 4px 0; } li { margin: 8px 0; overflow-wrap: anywhere; } .checks { list-style: none; padding-left: 4px; } details { margin: 4px 0; } summary { cursor: pointer; color: var(--quiet); }
code { font-family: var(--vscode-editor-font-family, ui-monospace, monospace); font-size: 12px; } a { color: var(--link); text-decoration: none; } a:hover, a:focus { text-decoration: underline; }
.tag { color: var(--quiet); border: 1px solid var(--line); border-radius: 8px; padding: 0 6px; font-size: 11px; white-space: nowrap; }
table { width: 100%; border-collapse: collapse; } th { text-align: left; color: var(--quiet); } th, td { padding: 4px 8px 4px 0; border-bottom: 1px solid var(--line); vertical-align: top; overflow-wrap: anywhere; }
.bar { display: flex; flex-wrap: wrap; gap: 6px; } button { font: inherit; color: var(--vscode-button-secondaryForeground, var(--ink)); background: var(--vscode-button-secondaryBackground, transparent); border: 1px solid var(--line); border-radius: 3px; padding: 2px 10px; cursor: pointer; }
button:hover { background: var(--vscode-button-secondaryHoverBackground, transparent); }
`;
