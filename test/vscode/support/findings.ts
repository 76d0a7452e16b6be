import type { Diagnostic, TextDocument, Uri } from 'vscode';
import { languages } from 'vscode';
import { until } from './wait';

export const FIT_BEFORE_SPLIT = 'leakage/fit-before-split';

/** Holdout's diagnostics of a document, now. */
export function findings(uri: Uri): Diagnostic[] {
  return languages.getDiagnostics(uri).filter((diagnostic) => diagnostic.source === 'holdout');
}

/** The rule id that a diagnostic carries as its code. */
export function ruleOf(diagnostic: Diagnostic): string {
  const { code } = diagnostic;
  return String(typeof code === 'object' ? code.value : code);
}

/** Waits until the document has findings, and exactly these rules in this order. */
export async function findingsOf(document: TextDocument, ...rules: string[]): Promise<Diagnostic[]> {
  let seen: string[] = [];
  return until(
    `${rules.join(', ') || 'no finding'} in ${document.uri.path}`,
    () => {
      const found = findings(document.uri);
      seen = found.map(ruleOf);
      return seen.join() === rules.join() ? found : undefined;
    },
  ).catch((error: unknown) => {
    throw new Error(`${error instanceof Error ? error.message : String(error)}; it has: ${seen.join(', ') || 'none'}`);
  });
}

/** The text that a diagnostic underlines. */
export function underlined(document: TextDocument, diagnostic: Diagnostic): string {
  return document.getText(diagnostic.range);
}
