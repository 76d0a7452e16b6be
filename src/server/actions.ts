import type { CodeAction, CodeActionParams, Diagnostic, Range, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import { CodeActionKind, CreateFile } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { ReportedFix } from '../review/report';
import type { ShownFinding, UriOf } from './diagnostics';
import { source, toRange } from './diagnostics';
import type { ServerLesson } from './host';
import { openLessonCommand } from './protocol';
import { suppressionEdit } from './suppress';

export interface ActionContext {
  readonly text: TextDocument;
  readonly shown: readonly ShownFinding[];
  readonly uriOf: UriOf;
  /** The version of an open text, so that an edit made for an older one is refused; null for files on disk. */
  readonly versionOf: (uri: string) => number | null;
  readonly documentChanges: boolean;
  /** The client can make files. Left out: it can't, and what would make one is not offered. */
  readonly createsFiles?: boolean;
  readonly lesson: (rule: string) => ServerLesson | undefined;
  /** The client can open lessons. */
  readonly lessons: boolean;
}

/** The actions on the findings in a range: fixes first, then suppressions, then lessons. */
export function codeActions(params: CodeActionParams, context: ActionContext): CodeAction[] {
  const { only } = params.context;
  if (only && !only.some((kind) => kind === '' || kind === CodeActionKind.QuickFix || CodeActionKind.QuickFix.startsWith(`${kind}.`))) return [];
  const touched = context.shown.filter(({ diagnostic }) => meets(diagnostic.range, params.range));
  const about = (one: ShownFinding): Diagnostic[] => {
    const same = params.context.diagnostics.filter((given) => given.source === source && given.code === one.finding.rule && given.data === one.finding.fingerprint);
    return same.length > 0 ? same : [one.diagnostic];
  };
  const fixes = touched.flatMap((one) =>
    one.finding.fixes.filter((fix) => (context.createsFiles === true && context.documentChanges) || !fix.edits.some((edit) => edit.creates)).map((fix) => ({
      title: fix.title,
      kind: CodeActionKind.QuickFix,
      diagnostics: about(one),
      isPreferred: fix.safe,
      edit: fixEdit(fix, context),
    })),
  );
  const suppressions = unique(touched, ({ finding }) => `${finding.rule} ${finding.range.start.line}`).map((one) => {
    const { rule, range } = one.finding;
    const { line, character, text } = suppressionEdit(context.text.getText(), range.start.line - 1, rule);
    const at = { line, character };
    return {
      title: `Suppress ${rule} on this line`,
      kind: CodeActionKind.QuickFix,
      diagnostics: about(one),
      edit: workspaceEdit(new Map([[context.text.uri, [{ range: { start: at, end: at }, newText: text }]]]), context),
    };
  });
  const lessons = context.lessons
    ? unique(touched, ({ finding }) => finding.rule).flatMap((one) => {
        const lesson = context.lesson(one.finding.rule);
        if (!lesson) return [];
        const title = `Open the lesson: ${lesson.title}`;
        return [{ title, kind: CodeActionKind.QuickFix, diagnostics: about(one), command: { title, command: openLessonCommand, arguments: [one.finding.rule] } }];
      })
    : [];
  return [...fixes, ...suppressions, ...lessons];
}

/** Do two ranges share a place? Touching ends count: a caret right behind a squiggle is on it. */
export function meets(a: Range, b: Range): boolean {
  const before = (x: Range, y: Range): boolean =>
    x.end.line < y.start.line || (x.end.line === y.start.line && x.end.character < y.start.character);
  return !before(a, b) && !before(b, a);
}

function fixEdit(fix: ReportedFix, context: ActionContext): WorkspaceEdit {
  const edits = new Map<string, TextEdit[]>();
  for (const edit of fix.edits) {
    const uri = context.uriOf(edit);
    edits.set(uri, [...(edits.get(uri) ?? []), { range: toRange(edit.range), newText: edit.text }]);
  }
  const made = new Set(fix.edits.filter((edit) => edit.creates).map((edit) => context.uriOf(edit)));
  const edit = workspaceEdit(edits, context);
  if (made.size === 0 || !edit.documentChanges) return edit;
  // A file that came meanwhile is kept, and the test put at its top.
  const creations = [...made].map((uri) => CreateFile.create(uri, { ignoreIfExists: true }));
  return { documentChanges: [...creations, ...edit.documentChanges] };
}

function workspaceEdit(edits: ReadonlyMap<string, TextEdit[]>, context: ActionContext): WorkspaceEdit {
  if (!context.documentChanges) return { changes: Object.fromEntries(edits) };
  return { documentChanges: [...edits].map(([uri, list]) => ({ textDocument: { uri, version: context.versionOf(uri) }, edits: list })) };
}

function unique<T>(items: readonly T[], key: (item: T) => string): T[] {
  return [...new Map(items.map((item) => [key(item), item])).values()];
}
