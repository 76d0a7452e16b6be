import type { CancellationToken, ExtensionContext, LogOutputChannel } from 'vscode';
import { CancellationTokenSource } from 'vscode';
import type { LanguageClientOptions, ServerOptions } from 'vscode-languageclient/node';
import { LanguageClient, RevealOutputChannelOn, TransportKind } from 'vscode-languageclient/node';
import type { BasesResult, CheckCodeResult, CheckWorkspaceResult, CompetenciesResult, ExplainParams, ExplainResult, InitializationOptions, LessonResult, ParityParams, ParityResult, ProgressParams, ReviewFixesResult, ReviewParams, ReviewResult, ReviewTextParams, ReviewTextResult, ServerStats, ServerStatus, SkillsResult } from '../server/protocol';
import { basesMethod, checkCodeMethod, checkWorkspaceMethod, competenciesMethod, explainMethod, lessonMethod, openLessonCommand, parityMethod, progressMethod, reviewFixesMethod, reviewMethod, reviewTextMethod, skillsMethod, statsMethod, statusMethod, whenIdleMethod } from '../server/protocol';
import type { StatusItem } from './status';
import { pythonSchemes } from './status';

/** The running language server, as the rest of the extension sees it. */
export interface HoldoutClient {
  whenIdle(): Promise<void>;
  stats(): Promise<ServerStats>;
  lesson(rule: string): Promise<LessonResult | null>;
  parity(wanted: ParityParams): Promise<ParityResult>;
  /** The mentor's answer without a model. */
  explain(asked: ExplainParams, signal: AbortSignal): Promise<ExplainResult>;
  checkCode(code: readonly string[]): Promise<CheckCodeResult>;
  competencies(): Promise<CompetenciesResult>;
  /** What the code does that belongs to a competency; waits until nobody types. */
  skills(): Promise<SkillsResult>;
  /** Rejects when it is cancelled. */
  review(params: ReviewParams, onProgress: (progress: ProgressParams) => void, token: CancellationToken): Promise<ReviewResult>;
  reviewText(params: ReviewTextParams): Promise<ReviewTextResult>;
  reviewFixes(token: CancellationToken): Promise<ReviewFixesResult>;
  bases(): Promise<BasesResult>;
  /** Rejects when it is cancelled. */
  checkWorkspace(onProgress: (progress: ProgressParams) => void, token: CancellationToken): Promise<CheckWorkspaceResult>;
  stop(): Promise<void>;
}

/** Starts the server in a process of its own. Rejects where it can't be started. */
export async function startClient(context: ExtensionContext, output: LogOutputChannel, status: StatusItem): Promise<HoldoutClient> {
  const module = context.asAbsolutePath('dist/server.js');
  const server: ServerOptions = {
    run: { module, transport: TransportKind.ipc },
    debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--enable-source-maps'] } },
  };
  const initializationOptions: InitializationOptions = { lessons: true, comparesSides: true, showsTests: true };
  const options: LanguageClientOptions = {
    documentSelector: pythonSchemes.map((scheme) => ({ language: 'python', scheme })),
    diagnosticCollectionName: 'holdout',
    outputChannel: output,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    initializationOptions,
    markdown: { isTrusted: { enabledCommands: [openLessonCommand] } },
  };
  const client = new LanguageClient('holdout', 'Holdout', server, options);
  let onProgress: ((progress: ProgressParams) => void) | null = null;
  client.onNotification(statusMethod, (now: ServerStatus) => { status.show(now); });
  client.onNotification(progressMethod, (progress: ProgressParams) => { onProgress?.(progress); });
  status.show({ state: 'starting', findings: 0 });
  await client.start();

  return {
    whenIdle: async () => { await client.sendRequest(whenIdleMethod); },
    stats: () => client.sendRequest<ServerStats>(statsMethod),
    lesson: (rule) => client.sendRequest<LessonResult | null>(lessonMethod, { rule }),
    explain: async (asked, signal) => {
      const source = new CancellationTokenSource();
      const cancel = (): void => { source.cancel(); };
      if (signal.aborted) cancel();
      signal.addEventListener('abort', cancel, { once: true });
      try {
        return await client.sendRequest<ExplainResult>(explainMethod, asked, source.token);
      } finally {
        signal.removeEventListener('abort', cancel);
        source.dispose();
      }
    },
    checkCode: (code) => client.sendRequest<CheckCodeResult>(checkCodeMethod, { code }),
    competencies: () => client.sendRequest<CompetenciesResult>(competenciesMethod),
    skills: () => client.sendRequest<SkillsResult>(skillsMethod),
    parity: (wanted) => client.sendRequest<ParityResult>(parityMethod, wanted),
    review: async (params, progress, token) => {
      onProgress = progress;
      try {
        return await client.sendRequest<ReviewResult>(reviewMethod, params, token);
      } finally {
        onProgress = null;
      }
    },
    reviewText: (params) => client.sendRequest<ReviewTextResult>(reviewTextMethod, params),
    reviewFixes: (token) => client.sendRequest<ReviewFixesResult>(reviewFixesMethod, {}, token),
    bases: () => client.sendRequest<BasesResult>(basesMethod),
    checkWorkspace: async (progress, token) => {
      onProgress = progress;
      try {
        return await client.sendRequest<CheckWorkspaceResult>(checkWorkspaceMethod, {}, token);
      } finally {
        onProgress = null;
      }
    },
    stop: () => client.dispose(),
  };
}
