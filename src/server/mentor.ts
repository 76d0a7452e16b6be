import type { Connection } from 'vscode-languageserver';
import type { ServerHost } from './host';
import type { CheckCodeParams, CheckCodeResult, CompetenciesResult } from './protocol';
import { checkCodeMethod, competenciesMethod } from './protocol';

/** Answers what the mentor asks and no root has to do with. */
export function answerMentor(connection: Connection, host: ServerHost): void {
  connection.onRequest(checkCodeMethod, async ({ code }: CheckCodeParams): Promise<CheckCodeResult> => ({ problems: (await host.checkCode?.(code)) ?? code.map(() => []) }));
  connection.onRequest(competenciesMethod, (): CompetenciesResult => host.competencies?.() ?? { categories: [] });
}
