import type { Diagnostic, NotebookCell, TextDocument, Uri } from 'vscode';
import { CodeAction, CodeActionKind, CodeLens, EventEmitter, languages, Range, window, workspace } from 'vscode';
import type { ExplainTarget, MentorPlace } from '../mentor/conversation';
import { pythonSchemes } from './status';

/** What is explained, and the open text that it is in. */
export interface Asked {
  readonly target: ExplainTarget;
  readonly uri: string | null;
}

const selector = pythonSchemes.map((scheme) => ({ language: 'python', scheme }));

/** A place as the server expects it: path and cell are its own to fill in. */
function placeOf({ start, end }: Range): MentorPlace {
  return { path: '', cell: null, range: { start: { line: start.line + 1, column: start.character + 1 }, end: { line: end.line + 1, column: end.character + 1 } } };
}

function ruleOf({ code }: Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

function findingsOf(uri: Uri): Diagnostic[] {
  return languages.getDiagnostics(uri).filter(({ source }) => source === 'holdout');
}

/** What is selected; without a selection the finding under the cursor, else the line. Null where no Python is open. */
export function askedBySelection(): Asked | null {
  const editor = window.activeTextEditor;
  if (editor?.document.languageId !== 'python') {
    const cell = selectedCell();
    return cell === null ? null : askedByCell(cell);
  }
  const { document, selection } = editor;
  const uri = document.uri.toString();
  if (!selection.isEmpty) return { target: { kind: 'selection', place: placeOf(selection) }, uri };
  const finding = findingsOf(document.uri).find(({ range }) => range.contains(selection.active));
  if (finding !== undefined) return { target: { kind: 'finding', rule: ruleOf(finding), place: placeOf(finding.range) }, uri };
  return { target: { kind: 'selection', place: placeOf(document.lineAt(selection.active.line).range) }, uri };
}

/** The function around the cursor, or around a line that a lens gives. */
export function askedByFunction(uri: unknown, line: unknown): Asked | null {
  if (typeof uri === 'string' && typeof line === 'number') return { target: { kind: 'function', place: placeOf(new Range(line, 0, line, 0)) }, uri };
  const editor = window.activeTextEditor;
  return editor === undefined ? null : { target: { kind: 'function', place: placeOf(editor.selection) }, uri: editor.document.uri.toString() };
}

export function askedByFile(): Asked | null {
  const uri = window.activeTextEditor?.document.uri ?? window.activeNotebookEditor?.notebook.cellAt(0).document.uri;
  return uri === undefined ? null : { target: { kind: 'file', path: '' }, uri: uri.toString() };
}

/** A cell: that of the button, else the one that is selected. */
export function askedByCell(given: unknown): Asked | null {
  const cell = isCell(given) ? given : selectedCell();
  if (cell === null) return null;
  const { document } = cell;
  return { target: { kind: 'cell', place: placeOf(new Range(0, 0, document.lineCount - 1, document.lineAt(document.lineCount - 1).range.end.character)) }, uri: document.uri.toString() };
}

function isCell(given: unknown): given is NotebookCell {
  return typeof given === 'object' && given !== null && 'notebook' in given && 'document' in given;
}

function selectedCell(): NotebookCell | null {
  const editor = window.activeNotebookEditor;
  return editor === undefined || editor.notebook.cellCount <= editor.selection.start ? null : editor.notebook.cellAt(editor.selection.start);
}

/** The finding of a lens or of the lightbulb. */
export function askedByFinding(rule: unknown, uri: unknown, range: unknown): Asked | null {
  if (typeof rule !== 'string' || typeof uri !== 'string' || !Array.isArray(range)) return null;
  const [startLine, startColumn, endLine, endColumn] = range.map(Number);
  return { target: { kind: 'finding', rule, place: placeOf(new Range(startLine ?? 0, startColumn ?? 0, endLine ?? 0, endColumn ?? 0)) }, uri };
}

function argumentsOf(document: TextDocument, finding: Diagnostic): [string, string, number[]] {
  const { start, end } = finding.range;
  return [ruleOf(finding), document.uri.toString(), [start.line, start.character, end.line, end.character]];
}

/** The lightbulb on a finding, and lenses over findings or functions. */
export function explainActions(): { dispose(): unknown }[] {
  const changed = new EventEmitter<void>();
  return [
    changed,
    languages.onDidChangeDiagnostics(() => { changed.fire(); }),
    workspace.onDidChangeConfiguration((event) => { if (event.affectsConfiguration('holdout.mentor.codeLens')) changed.fire(); }),
    languages.registerCodeActionsProvider(selector, {
      provideCodeActions: (document, _range, { diagnostics }) => diagnostics.filter(({ source }) => source === 'holdout').map((finding) => {
        const action = new CodeAction(`Explain: ${ruleOf(finding)}`, CodeActionKind.QuickFix);
        action.diagnostics = [finding];
        action.command = { title: action.title, command: 'holdout.explainFinding', arguments: argumentsOf(document, finding) };
        return action;
      }),
    }, { providedCodeActionKinds: [CodeActionKind.QuickFix] }),
    languages.registerCodeLensProvider(selector, {
      onDidChangeCodeLenses: changed.event,
      provideCodeLenses: (document) => {
        const wanted = workspace.getConfiguration('holdout.mentor', document.uri).get('codeLens');
        if (wanted === 'functions') return functionLenses(document);
        return wanted === 'off' ? [] : findingLenses(document);
      },
    }),
  ];
}

function findingLenses(document: TextDocument): CodeLens[] {
  const lines = new Map<number, Diagnostic>();
  for (const finding of findingsOf(document.uri)) if (!lines.has(finding.range.start.line)) lines.set(finding.range.start.line, finding);
  return [...lines].map(([line, finding]) => new CodeLens(new Range(line, 0, line, 0), { title: 'Explain this', tooltip: finding.message, command: 'holdout.explainFinding', arguments: argumentsOf(document, finding) }));
}

function functionLenses(document: TextDocument): CodeLens[] {
  const lenses: CodeLens[] = [];
  for (let line = 0; line < document.lineCount; line++) {
    if (!/^\s*(?:async\s+)?def\s+\w/.test(document.lineAt(line).text)) continue;
    lenses.push(new CodeLens(new Range(line, 0, line, 0), { title: 'Explain this function', command: 'holdout.explainFunction', arguments: [document.uri.toString(), line] }));
  }
  return lenses;
}
