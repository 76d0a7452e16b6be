import type { ReportedPlace } from '../report';
import type { ParityCell, ParityFinding, ParityPair, ParityReport, ParityRow } from './report';
import { differs, linePlace, pairedThrough, restText, shortPlace, shownRows, standingText, stateWords, summary, verdict } from './words';

/** How the page looks where it is shown, and what opens a place there. */
export interface ParityPageOptions {
  /** Goes into the head: the content security policy and the script of a webview. Empty for a file. */
  readonly head?: string;
  /** Goes to the end of the body. */
  readonly tail?: string;
}

/**
 * The comparison as one HTML page, without resources from elsewhere. Colours are the editor's where it gives them, else light or dark as the reader prefers.
 * Each place is a link with `data-path`, `data-cell`, `data-line` and `data-column`.
 */
export function parityPage(report: ParityReport, { head = '', tail = '' }: ParityPageOptions = {}): string {
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Training and serving side by side</title>
${head}<style>${STYLE}</style>
</head>
<body>
<h1>Training and serving side by side</h1>
<p>${escape(summary(report))}</p>
${report.pairs.map(pairSection).join('\n')}
${report.unpaired.length === 0 ? '' : `<h2>Without a training here</h2>\n<ul>${report.unpaired.map(({ serve, reason, findings }) => `<li>${link(serve, `${serve.entry} (${serve.framework})`)}: ${escape(reason)}${findings.map((finding) => `<p>${findingText(finding)}</p>`).join('')}</li>`).join('\n')}</ul>`}
${report.pairs.length === 0 ? '' : legend()}
${tail}</body>
</html>
`;
}

function pairSection(pair: ParityPair): string {
  const told = new Set<number>();
  return `<section>
<h2>${escape(pair.train.path)} <span class="arrow" aria-hidden="true">→</span><span class="away"> to </span> ${escape(pair.serve.path)}</h2>
<p class="quiet">${link(pair.serve, pair.serve.entry)}, ${escape(pair.serve.framework)}; ${escape(pairedThrough(pair))} (${pair.strength})</p>
<p class="verdict ${differs(pair) ? 'differs' : pair.counts.equal === 0 ? 'quiet' : 'agrees'}">${escape(capital(verdict(pair)))}.</p>
${pair.sections.filter((section) => section.rows.length > 0).map((section) => `<table>
<caption>${section.title}</caption>
<thead><tr><th scope="col">Training</th><th scope="col"><span class="away">State</span></th><th scope="col">Serving</th></tr></thead>
<tbody>
${shownRows(section.rows).shown.map((row) => rowOf(row, pair, told)).join('\n')}
</tbody>
</table>${restOf(section.rows)}`).join('\n')}
</section>`;
}

function restOf(rows: readonly ParityRow[]): string {
  const { rest } = shownRows(rows);
  return rest.length === 0 ? '' : `\n<p class="quiet">${escape(restText(rest))}</p>`;
}

/** A row with what is found of it below. `told`: the findings that were told so far; one may speak of several rows. */
function rowOf(row: ParityRow, pair: ParityPair, told: Set<number>): string {
  const { sign, name } = stateWords[row.state];
  const found = (row.findings ?? []).flatMap((index) => {
    const finding = pair.findings[index];
    if (finding === undefined) return [];
    const text = told.has(index) ? `<span class="quiet">${link(finding, finding.rule)}, as above</span>` : findingText(finding);
    told.add(index);
    return [`\n<tr class="finding"><td colspan="3">${text}</td></tr>`];
  });
  return `<tr class="${row.state}"><td>${cellOf(row.train, pair.train.path)}</td><td class="sign" title="${name}"><span aria-hidden="true">${sign}</span><span class="away">${name}</span></td><td>${cellOf(row.serve, pair.serve.path)}</td></tr>${found.join('')}`;
}

function findingText(finding: ParityFinding): string {
  const { severity, suppression, rule, message } = finding;
  return `<span class="${suppression ? 'quiet' : severity}">${escape(standingText(finding))}</span> ${link(finding, rule)} ${escape(message).replace(/`([^`]+)`/g, '<code>$1</code>')}`;
}

function cellOf(cell: ParityCell | null, path: string): string {
  return cell === null ? '<span class="quiet">nothing</span>' : `<code>${escape(cell.text)}</code><br>${link(cell.at, cell.at.path === path ? linePlace(cell.at) : shortPlace(cell.at))}`;
}

function link(at: ReportedPlace, text: string): string {
  const { start } = at.range;
  return `<a href="#" data-path="${escape(at.path)}" data-cell="${at.cell === null ? '' : String(at.cell)}" data-line="${String(start.line)}" data-column="${String(start.column)}">${escape(text)}</a>`;
}

function legend(): string {
  return `<p class="quiet legend">${Object.values(stateWords).map(({ sign, name }) => `<span>${sign} ${name}</span>`).join(' ')}</p>`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function escape(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

const STYLE = `
:root { color-scheme: light dark; --ink: var(--vscode-foreground, light-dark(#1f2328, #e6edf3)); --page: var(--vscode-editor-background, light-dark(#fff, #0d1117));
  --quiet: var(--vscode-descriptionForeground, light-dark(#59636e, #9198a1)); --line: var(--vscode-panel-border, light-dark(#d0d7de, #3d444d));
  --bad: var(--vscode-editorError-foreground, light-dark(#cf222e, #ff7b72)); --warn: var(--vscode-editorWarning-foreground, light-dark(#9a6700, #d29922)); --good: var(--vscode-testing-iconPassed, light-dark(#1a7f37, #3fb950)); --link: var(--vscode-textLink-foreground, light-dark(#0969da, #58a6ff)); }
body { font: 13px/1.5 var(--vscode-font-family, system-ui, sans-serif); color: var(--ink); background: var(--page); margin: 0 auto; padding: 16px 24px 48px; max-width: 1100px; }
h1 { font-size: 20px; font-weight: 600; margin: 8px 0; } h2 { font-size: 15px; font-weight: 600; margin: 28px 0 2px; overflow-wrap: anywhere; }
p { margin: 4px 0; } .quiet, caption { color: var(--quiet); } .verdict { font-weight: 600; } .differs { color: var(--bad); } .agrees { color: var(--good); }
a { color: var(--link); text-decoration: none; } a:hover, a:focus { text-decoration: underline; }
table { width: 100%; table-layout: fixed; border-collapse: collapse; margin: 12px 0; } caption { text-align: left; font-weight: 600; padding: 4px 0; }
th { text-align: left; font-weight: 600; color: var(--quiet); } th, td { padding: 6px 8px; border-bottom: 1px solid var(--line); vertical-align: top; overflow-wrap: anywhere; }
th:nth-child(2), .sign { width: 32px; text-align: center; font-weight: 700; font-size: 15px; }
code { font-family: var(--vscode-editor-font-family, ui-monospace, monospace); font-size: 12px; }
tr.different .sign, tr.missing .sign, tr.extra .sign { color: var(--bad); } tr.equal .sign { color: var(--good); } tr.unknown { color: var(--quiet); }
tr.different td, tr.missing td, tr.extra td { background: color-mix(in srgb, var(--bad) 8%, transparent); }
tr.finding td { padding: 4px 8px 8px 24px; background: color-mix(in srgb, var(--quiet) 8%, transparent); } tr:has(+ tr.finding) td { border-bottom: none; }
.error { color: var(--bad); font-weight: 600; } .warning { color: var(--warn); font-weight: 600; } .info, .hint { font-weight: 600; }
.legend span { margin-right: 16px; } .away { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
`;
