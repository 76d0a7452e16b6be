import type { Link, Pair } from '../../project/parity/pairs';
import type { Parity } from '../../project/parity/parity';
import type { ServingSide } from '../../project/parity/sides';
import type { CallTerm } from '../../project/symbolic/terms';
import { within } from '../../project/symbolic/terms';
import type { Trace } from '../../project/symbolic/trace';
import type { Site } from '../../provenance/graph';

/** A place in words: `app.py:31`; in a notebook, the cell counted from 0 and the line in it. */
export function placeText(parity: Parity, at: Site): string {
  const place = parity.program.documents.get(at.path)?.locate(at.span);
  if (!place) return at.path;
  return place.cell === null ? `${at.path}:${String(place.start.line)}` : `${at.path}, cell ${String(place.cell)}, line ${String(place.start.line)}`;
}

/** What stands at a place, on one line and not too long. */
export function textAt(parity: Parity, at: Site, most = 60): string {
  const text = (parity.program.documents.get(at.path)?.text.slice(at.span.start, at.span.end) ?? '').replace(/\s+/g, ' ');
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}

/** What a handler is called in a message: `` `predict` in app.py ``, or `the page app.py`. */
export function servingText({ entry, path }: ServingSide): string {
  return entry.handler ? `\`${entry.name}\` in ${path}` : path;
}

/** How two sides are tied, for the message where it is worth saying. */
export function linkText({ links }: Pair): string {
  const link: Link | undefined = links[0];
  return link && link.kind !== 'folder' ? `paired through \`${link.name}\`` : 'the only two of their folder';
}

/** Where a file is named: the call itself, or the call of the helper that is given the name. */
export function whereNamed(trace: Trace, call: CallTerm, name: string): Site {
  const literal = [...within(call, 200)].find((part) => part.t === 'literal' && typeof part.value === 'string' && part.value.endsWith(name))?.site;
  const calls = trace.happened.find(({ term }) => term === call)?.calls ?? [];
  if (!literal || holds(call.site, literal)) return call.site;
  return calls.findLast((site) => holds(site, literal)) ?? (call.site.path === literal.path ? call.site : (calls.findLast((site) => site.path === literal.path) ?? call.site));
}

function holds(outer: Site, inner: Site): boolean {
  return outer.path === inner.path && outer.span.start <= inner.span.start && inner.span.end <= outer.span.end;
}
