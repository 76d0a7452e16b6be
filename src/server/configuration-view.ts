import type { Connection, Diagnostic } from 'vscode-languageserver';
import { configurationDiagnostic } from './diagnostics';
import type { ConfigurationProblem } from './host';
import { joinUri } from './uris';

/** Shows what is wrong in the configuration of a root: a diagnostic in its file and a line in the log each, never a pop-up. */
export interface ConfigurationView {
  /** Replaces what was shown before. */
  show(problems: readonly ConfigurationProblem[]): void;
}

export function configurationView(connection: Connection, rootUri: string): ConfigurationView {
  let shownIn: readonly string[] = [];
  return {
    show: (problems) => {
      const byUri = new Map<string, Diagnostic[]>(shownIn.map((uri) => [uri, []]));
      for (const problem of problems) {
        const uri = joinUri(rootUri, problem.path);
        byUri.set(uri, [...(byUri.get(uri) ?? []), configurationDiagnostic(problem)]);
        connection.console.warn(`${problem.path}${problem.line === undefined ? '' : `:${problem.line}`}: ${problem.message}`);
      }
      for (const [uri, diagnostics] of byUri) void connection.sendDiagnostics({ uri, diagnostics });
      shownIn = [...byUri].filter(([, diagnostics]) => diagnostics.length > 0).map(([uri]) => uri);
    },
  };
}
