import type { Diagnostic } from 'vscode-languageserver';
import type { ReportedPlace } from '../review/report';
import { calmView } from './calm';
import type { ShownFinding, ToldFinding } from './diagnostics';
import { toDiagnostic } from './diagnostics';
import type { OpenDocument, OpenDocuments } from './documents';
import { joinUri, normaliseUri } from './uris';

export interface PublisherOptions {
  readonly rootUri: string;
  readonly documents: OpenDocuments;
  /** The open document of a path, if it is open. */
  readonly open: (path: string) => OpenDocument | undefined;
  readonly send: (uri: string, version: number | null, diagnostics: Diagnostic[]) => void;
  readonly relatedInformation: boolean;
  readonly homepage: string | undefined;
  readonly calm: number;
}

/** What one root shows: it sends diagnostics and remembers them for code actions and hovers. */
export interface Publisher {
  /** Shows the findings of a path. Gives the milliseconds after which to show them again, when some are held back. */
  show(path: string, findings: readonly ToldFinding[]): number | null;
  /** Takes back what is shown in texts: closed documents, cells that are gone. */
  clear(texts: readonly string[]): void;
  /** Takes back what is shown of all other paths. */
  retain(paths: ReadonlySet<string>): void;
  at(textUri: string): readonly ShownFinding[];
  uriOf(place: ReportedPlace): string;
  /** Number of findings shown in open documents. */
  count(): number;
}

interface Sent {
  readonly uri: string;
  readonly path: string;
  readonly version: number | null;
  readonly content: string;
  readonly shown: readonly ShownFinding[];
}

export function makePublisher(options: PublisherOptions): Publisher {
  const sent = new Map<string, Sent>();

  const uriOf = (place: ReportedPlace): string => {
    const document = options.open(place.path);
    if (!document) return joinUri(options.rootUri, place.path);
    if (document.kind === 'script' || place.cell === null) return document.uri;
    return document.cells[place.cell]?.uri ?? document.uri;
  };

  const send = (uri: string, path: string, version: number | null, shown: readonly ShownFinding[]): void => {
    const key = normaliseUri(uri);
    const before = sent.get(key);
    const diagnostics = shown.map((one) => one.diagnostic);
    const content = JSON.stringify(diagnostics);
    sent.set(key, { uri, path, version, content, shown });
    if (before?.content === content && before.version === version) return;
    options.send(uri, version, diagnostics);
  };

  const clear = (texts: readonly string[]): void => {
    for (const uri of texts) {
      const before = sent.get(normaliseUri(uri));
      if (!before) continue;
      sent.delete(normaliseUri(uri));
      options.send(before.uri, null, []);
    }
  };

  const textsOf = (path: string): { uri: string; version: number | null }[] => {
    const document = options.open(path);
    if (!document) return [{ uri: joinUri(options.rootUri, path), version: null }];
    const texts = document.kind === 'script' ? [document] : document.cells;
    return texts.map(({ uri, text }) => ({ uri, version: text.version }));
  };

  return {
    uriOf,
    clear,
    retain: (paths) => {
      clear([...sent.values()].filter((one) => !paths.has(one.path)).map((one) => one.uri));
    },
    show: (path, findings) => {
      const byText = new Map<string, ShownFinding[]>();
      const isOpen = options.open(path) !== undefined;
      for (const finding of findings) {
        // A notebook on disk has no cells to point at: the message says which cell is meant.
        const told = !isOpen && finding.cell !== null ? { ...finding, message: `Cell ${String(finding.cell + 1)}: ${finding.message}` } : finding;
        const diagnostic = toDiagnostic(told, uriOf, options.relatedInformation, options.homepage);
        const key = normaliseUri(uriOf(finding));
        byText.set(key, [...(byText.get(key) ?? []), { finding, diagnostic }]);
      }
      const now = performance.now();
      let wait: number | null = null;
      const texts = textsOf(path);
      for (const { uri, version } of texts) {
        const before = sent.get(normaliseUri(uri));
        const view = calmView(byText.get(normaliseUri(uri)) ?? [], before?.shown ?? [], options.documents.lastEdit(uri), now, options.calm);
        if (view.waitFor !== null) wait = Math.max(wait ?? 0, view.waitFor);
        send(uri, path, version, view.shown);
      }
      const present = new Set(texts.map(({ uri }) => normaliseUri(uri)));
      clear([...sent.values()].filter((one) => one.path === path && !present.has(normaliseUri(one.uri))).map((one) => one.uri));
      return wait;
    },
    at: (textUri) => sent.get(normaliseUri(textUri))?.shown ?? [],
    count: () => [...sent.values()].reduce((sum, one) => sum + (options.open(one.path) ? one.shown.length : 0), 0),
  };
}
