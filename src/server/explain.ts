import type { ExplainRequest, ExplainTarget, MentorPlace } from '../mentor/conversation';
import type { ServerHost } from './host';
import type { OpenDocuments } from './documents';
import type { ExplainParams, ExplainResult } from './protocol';
import type { Root } from './root';
import type { Roots } from './roots';
import { normaliseUri } from './uris';

/** What answering needs of the server. */
export interface ExplainMeans {
  readonly host: ServerHost;
  readonly documents: OpenDocuments;
  readonly roots: Roots;
}

/** Answers `holdout/explain`: the mentor's answer without a model. Throws an Error with a sentence where there is nothing to explain with. */
export async function answerExplain({ uri, request }: ExplainParams, { host, documents, roots }: ExplainMeans, signal: AbortSignal): Promise<ExplainResult> {
  if (host.explain === undefined) throw new Error('This server explains nothing.');
  const found = uri === null ? null : locate(uri, documents, roots);
  const whole = found === null ? request : filled(request, found.path, found.cell);
  const path = pathOf(whole.target);
  const first = roots.folders()[0];
  const root = found?.root ?? (first === undefined ? (roots.all()[0] ?? null) : roots.ofFolder(first));
  if (root === null || path === null) return { answer: host.explain(whole, null), folder: root?.uri ?? '' };
  const grounds = await root.questions.grounds(path, signal);
  const problem = grounds?.errors[0];
  if (grounds?.file === null && problem !== undefined) throw new Error(`${problem.path}: ${problem.message}`);
  return { answer: host.explain(whole, grounds), folder: root.uri };
}

function locate(uri: string, documents: OpenDocuments, roots: Roots): { readonly root: Root; readonly path: string; readonly cell: number | null } {
  const owner = documents.owner(uri);
  if (owner === undefined) return { ...roots.of({ uri, kind: uri.endsWith('.ipynb') ? 'notebook' : 'script' }), cell: null };
  const { document } = owner;
  const index = document.kind === 'notebook' ? document.cells.findIndex((cell) => normaliseUri(cell.uri) === normaliseUri(uri)) : -1;
  return { ...roots.of(document), cell: index < 0 ? null : index };
}

/** The request with the path and the cell that the client leaves open. */
function filled(request: ExplainRequest, path: string, cell: number | null): ExplainRequest {
  const place = (at: MentorPlace): MentorPlace => (at.path === '' ? { ...at, path, cell } : at);
  return { ...request, target: filledTarget(request.target, path, place) };
}

function filledTarget(target: ExplainTarget, path: string, place: (at: MentorPlace) => MentorPlace): ExplainTarget {
  switch (target.kind) {
    case 'file': return target.path === '' ? { ...target, path } : target;
    case 'lesson': return target;
    case 'question': return target.place === null ? target : { ...target, place: place(target.place) };
    case 'finding': return { ...target, place: place(target.place) };
    case 'selection': return { ...target, place: place(target.place) };
    case 'cell': return { ...target, place: place(target.place) };
    case 'function': return { ...target, place: place(target.place) };
  }
}

/** The file that a target is in; null: none. */
function pathOf(target: ExplainTarget): string | null {
  if (target.kind === 'file') return target.path;
  return target.kind === 'lesson' ? null : (target.place?.path ?? null);
}
