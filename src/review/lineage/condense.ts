import type { LineageEdge, LineageNode } from './diagram';
import { list } from './words';

export interface Drawn {
  readonly nodes: readonly LineageNode[];
  readonly edges: readonly LineageEdge[];
}

/** While nodes are being merged: of which ones each consists. */
interface Merging extends Drawn {
  readonly members: ReadonlyMap<string, readonly LineageNode[]>;
}

/** Two nodes that a reader would tell in one sentence become one, until there are none left. */
export function condense({ nodes, edges }: Drawn): Drawn {
  let drawn: Merging = { nodes, edges, members: new Map() };
  const mergeAlike = (): void => {
    for (let pair = alike(drawn); pair !== null; pair = alike(drawn)) drawn = merge(drawn, pair.first, pair.rest);
  };
  mergeAlike();
  drawn = { ...drawn, edges: lift(drawn.nodes, drawn.edges) };
  mergeAlike();
  if (drawn.nodes.length <= COMFORTABLE) return drawn;
  for (let pair = rivals(drawn); pair !== null; pair = rivals(drawn)) drawn = merge(drawn, pair.first, pair.rest);
  mergeAlike();
  return drawn;
}

/** More nodes than this are hard to take in: then models that learn from the same data are told together. */
const COMFORTABLE = 24;

/** Three models or more that learn from the same steps. */
function rivals({ nodes, edges }: Drawn): Alike | null {
  const groups = new Map<string, LineageNode[]>();
  for (const node of nodes) {
    if (node.kind !== 'model' || node.finding) continue;
    const sources = edges.filter((edge) => edge.to === node.id).map((edge) => `${edge.from}${edge.kind}`).sort().join('|');
    const known = groups.get(sources);
    if (known) known.push(node);
    else groups.set(sources, [node]);
  }
  for (const [sources, [first, ...rest]] of groups) if (sources !== '' && first && rest.length > 1) return { first, rest };
  return null;
}

/** What has a say in everything that is done with a part of the rows has its say in that part. */
function lift(nodes: readonly LineageNode[], edges: readonly LineageEdge[]): readonly LineageEdge[] {
  let lifted = edges;
  for (const part of nodes.filter((node) => node.kind === 'part')) {
    const below = new Set(edges.filter((edge) => edge.from === part.id && edge.kind === 'rows').map((edge) => edge.to));
    if (below.size < 2) continue;
    for (const node of nodes.filter(({ kind }) => kind === 'fit' || kind === 'statistic')) {
      const says = lifted.filter((edge) => edge.from === node.id && edge.kind === 'influence' && below.has(edge.to));
      if (says.length < below.size) continue;
      const own: LineageEdge = { from: node.id, to: part.id, kind: 'influence', leak: says.some((edge) => edge.leak) };
      lifted = [...lifted.filter((edge) => !says.includes(edge)), own];
    }
  }
  return lifted;
}

interface Alike {
  readonly first: LineageNode;
  readonly rest: readonly LineageNode[];
}

/** Steps of the same kind with the same neighbours (three metrics of one model), or the same statistic again and again along one way. */
function alike({ nodes, edges }: Drawn): Alike | null {
  const around = new Map<string, LineageNode[]>();
  for (const node of nodes) {
    const mine = edges.filter((edge) => edge.from === node.id || edge.to === node.id);
    const neighbours = mine.map((edge) => `${edge.from === node.id ? `>${edge.to}` : `<${edge.from}`}${edge.kind}`).sort();
    if (node.kind === 'part' || node.kind === 'split' || neighbours.length === 0) continue;
    const key = [node.kind, node.path, node.finding?.rule ?? '', ...neighbours].join('|');
    const known = around.get(key);
    if (known) known.push(node);
    else around.set(key, [node]);
  }
  for (const group of around.values()) {
    const [first, ...rest] = group;
    if (first && rest.length > 0) return { first, rest };
  }
  for (const edge of edges) {
    const a = nodes.find((node) => node.id === edge.from);
    const b = nodes.find((node) => node.id === edge.to);
    if (!a || !b || edge.kind !== 'rows' || (a.kind !== 'statistic' && a.kind !== 'fit') || b.kind !== a.kind) continue;
    if (a.path !== b.path || a.cell !== b.cell || a.finding?.rule !== b.finding?.rule || headWord(a) !== headWord(b)) continue;
    const isOnlyWay = edges.every((other) => other === edge || (other.from !== a.id && other.to !== b.id));
    if (isOnlyWay) return { first: a, rest: [b] };
  }
  return null;
}

function headWord({ label }: LineageNode): string {
  return /^\S+/.exec(label)?.[0] ?? '';
}

function merge({ nodes, edges, members: known }: Merging, first: LineageNode, rest: readonly LineageNode[]): Merging {
  const gone = new Set(rest.map((node) => node.id));
  const to = (id: string): string => (gone.has(id) ? first.id : id);
  const joined = new Map<string, LineageEdge>();
  for (const edge of edges) {
    const moved = { ...edge, from: to(edge.from), to: to(edge.to) };
    if (moved.from === moved.to) continue;
    const key = `${moved.from}>${moved.to}`;
    const same = joined.get(key);
    joined.set(key, same ? { ...same, leak: same.leak || moved.leak } : moved);
  }
  const members = [first, ...rest].flatMap((node) => known.get(node.id) ?? [node]);
  const whole: LineageNode = { ...first, ...together(members) };
  return { nodes: nodes.filter((node) => !gone.has(node.id)).map((node) => (node === first ? whole : node)), edges: [...joined.values()], members: new Map([...known, [first.id, members]]) };
}

function together(members: readonly LineageNode[]): Pick<LineageNode, 'label' | 'detail' | 'name'> {
  const labels = [...new Set(members.flatMap((node) => node.label.split(' + ')))];
  const heads = new Set(members.map(headWord));
  const lines = members.map((node) => node.range.start.line);
  const until = `lines ${Math.min(...lines)}–${Math.max(...lines)}`;
  const details = new Set(members.map((node) => node.detail ?? ''));
  const detail = details.size === 1 ? [...details][0] : members[0]?.detail;
  const named = members.every((node) => node.name === members[0]?.name) ? (members[0]?.name ?? null) : null;
  const ofColumns = [...heads].length === 1 && members.every((node) => / of (?!\d)/.test(node.label));
  if (ofColumns) {
    const columns = [...new Set(members.flatMap((node) => node.label.replace(/^.*? of /, '').split(', ')))];
    return { label: `${[...heads].join('')} of ${list(columns, 3)}`, detail: `${detail ?? ''}, ${until}`, name: named };
  }
  if (members[0]?.kind === 'model') {
    const names = members.map((node) => node.label);
    return { label: list([...new Set(names)], 2), detail: `${members.length} fits, each ${detail ?? ''}`, name: named };
  }
  const label = labels.length > 3 ? `${labels.slice(0, 2).join(' + ')} + ${labels.length - 2} more` : labels.join(' + ');
  return { label, detail: lines.every((line) => line === lines[0]) ? (detail ?? null) : `${detail === undefined || detail === null ? '' : `${detail}, `}${until}`, name: named };
}

/** Keeps the steps that matter most to a reader: what leaks and its neighbours first, then the order of the program. */
export function limit({ nodes, edges }: Drawn, most: number): Drawn {
  if (nodes.length <= most) return { nodes, edges };
  const leaking = new Set(edges.flatMap((edge) => (edge.leak ? [edge.from, edge.to] : [])));
  const rank = (node: LineageNode): number => (node.finding || leaking.has(node.id) ? 0 : 1);
  const kept = new Set([...nodes].map((node, index) => ({ node, index })).sort((a, b) => rank(a.node) - rank(b.node) || a.index - b.index).slice(0, most).map(({ node }) => node.id));
  return { nodes: nodes.filter((node) => kept.has(node.id)), edges: edges.filter((edge) => kept.has(edge.from) && kept.has(edge.to)) };
}
