import type { ExtensionContext } from 'vscode';

/** Something that the user had noted for a competency. Kept on this machine. */
export interface Evidence {
  readonly competency: string;
  /** ISO time. */
  readonly when: string;
  /** What was worked through. */
  readonly what: string;
}

const EVIDENCE = 'holdout.evidence';

export function readEvidence(context: ExtensionContext): readonly Evidence[] {
  return context.globalState.get<readonly Evidence[]>(EVIDENCE, []);
}

/** Notes it for each of the competencies. Called only when the user asked for it. */
export function noteEvidence(context: ExtensionContext, competencies: readonly string[], what: string): void {
  const when = new Date().toISOString();
  void context.globalState.update(EVIDENCE, [...readEvidence(context), ...competencies.map((competency) => ({ competency, when, what }))]);
}
