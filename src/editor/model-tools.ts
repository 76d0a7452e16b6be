import type { CancellationToken, Disposable } from 'vscode';
import { LanguageModelTextPart, LanguageModelToolResult, languages, lm, Uri, window, workspace } from 'vscode';
import type { Level } from '../mentor/conversation';
import type { HoldoutClient } from './client';

/** The tools that models of the editor may call: facts of the analyser as JSON, never prose of ours. */
export function modelTools(client: () => Promise<HoldoutClient>): Disposable[] {
  return [
    lm.registerTool<{ readonly path?: string }>('holdout_findings', {
      invoke: async ({ input }) => {
        const running = await client();
        await running.whenIdle();
        const uri = uriOf(input.path);
        const found = languages.getDiagnostics().filter(([of]) => uri === null || belongs(of, uri)).flatMap(([of, diagnostics]) => diagnostics.filter(({ source }) => source === 'holdout').map(({ code, message, range, relatedInformation = [] }) => ({
          rule: String(typeof code === 'object' ? code.value : code),
          message,
          path: workspace.asRelativePath(of, false),
          line: range.start.line + 1,
          related: relatedInformation.map((related) => ({ message: related.message, path: workspace.asRelativePath(related.location.uri, false), line: related.location.range.start.line + 1 })),
        })));
        return json({ schema: 1, files: uri === null ? 'open files' : input.path, findings: found });
      },
      prepareInvocation: () => ({ invocationMessage: 'Reading the findings of Holdout' }),
    }),
    lm.registerTool<{ readonly path?: string; readonly line?: number }>('holdout_explain', {
      invoke: async ({ input }, token) => {
        const uri = uriOf(input.path) ?? window.activeTextEditor?.document.uri ?? null;
        if (uri === null) return json({ error: 'Name a Python file of the workspace.' });
        await workspace.openTextDocument(uri);
        const running = await client();
        await running.whenIdle();
        const level: Level = 'mid';
        const place = input.line === undefined ? null : { path: '', cell: null, range: { start: { line: input.line, column: 1 }, end: { line: input.line, column: 1_000 } } };
        const target = place === null ? { kind: 'file' as const, path: '' } : { kind: 'selection' as const, place };
        const { answer } = await running.explain({ uri: uri.toString(), request: { target, level, type: 'explain' } }, signalOf(token));
        const { schema, title, lines, data, risks, competencies, sources, lessons, context } = answer;
        return json({ schema, title, answer: answer.answer, lines, data, risks, competencies, sources, lessons, context });
      },
      prepareInvocation: ({ input }) => ({ invocationMessage: `Explaining ${input.path ?? 'the open file'}` }),
    }),
    lm.registerTool<{ readonly rule?: string }>('holdout_lesson', {
      invoke: async ({ input }) => {
        const lesson = await (await client()).lesson(input.rule ?? '');
        return json(lesson ?? { error: `There is no rule ${input.rule ?? ''}.` });
      },
      prepareInvocation: ({ input }) => ({ invocationMessage: `Reading the lesson of ${input.rule ?? 'a rule'}` }),
    }),
  ];
}

function json(value: object): LanguageModelToolResult {
  return new LanguageModelToolResult([new LanguageModelTextPart(JSON.stringify(value))]);
}

function uriOf(path: string | undefined): Uri | null {
  if (path === undefined || path === '') return null;
  const folder = workspace.workspaceFolders?.[0]?.uri;
  const uri = path.startsWith('/') || /^[A-Za-z]:[\\/]/.test(path) ? Uri.file(path) : folder === undefined ? null : Uri.joinPath(folder, path);
  // What lies outside of the workspace is not read for a model.
  return uri !== null && workspace.getWorkspaceFolder(uri) !== undefined && /\.(?:py|pyi|ipynb)$/.test(uri.path) ? uri : null;
}

/** A cell's text has the path of its notebook. */
function belongs(one: Uri, file: Uri): boolean {
  return one.path === file.path;
}

function signalOf(token: CancellationToken): AbortSignal {
  const controller = new AbortController();
  token.onCancellationRequested(() => { controller.abort(); });
  return controller.signal;
}
