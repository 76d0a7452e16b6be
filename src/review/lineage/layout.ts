import { Graph, layout } from '@dagrejs/dagre';
import { columns } from '../formats/excerpt';
import { wrap } from '../formats/wrap';
import type { LineageDiagram, LineageEdge, LineageNode } from './diagram';
import { kindNames, shortPlace } from './diagram';
import type { Rectangle } from './route';
import { bandsOf, route } from './route';

/** A node with its place in the picture, in pixels, and its lines of text. */
export interface Box {
  readonly node: LineageNode;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly caption: string;
  readonly place: string;
  readonly label: string;
  readonly name: string;
  readonly details: readonly string[];
}

/** An edge as an SVG path, in the coordinates of its component. */
export interface Line {
  readonly edge: LineageEdge;
  readonly path: string;
  readonly dx: number;
  readonly dy: number;
}

export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly Box[];
  readonly lines: readonly Line[];
}

/** Sizes that the drawing goes by, in pixels. Widths of letters are those of the widest common system fonts. */
export const sizes = { mono: 7.9, sans: 6.7, bold: 8, caption: 6.9, pad: 14, top: 20, labelLine: 20, detailLine: 16, bottom: 10 } as const;

const WIDEST_TEXT = 38;
const MOST_DETAIL_LINES = 3;
const WIDEST_ROW = 1500;
const SCREEN = { width: 1300, height: 1300 };
const BETWEEN_COMPONENTS = 56;

/** Places all nodes without overlaps: each connected component laid out from top to bottom, the components one after another. */
export function layOut({ nodes, edges }: LineageDiagram): Picture {
  const boxes: Box[] = [];
  const lines: Line[] = [];
  let [left, top, rowHeight, width] = [0, 0, 0, 0];
  for (const members of components(nodes, edges)) {
    const inside = new Set(members.map((node) => node.id));
    const part = layOutOne(members, edges.filter((edge) => inside.has(edge.from)));
    if (left > 0 && left + part.width > WIDEST_ROW) [left, top, rowHeight] = [0, top + rowHeight + BETWEEN_COMPONENTS, 0];
    const [dx, dy] = [left, top];
    boxes.push(...part.boxes.map((box) => ({ ...box, x: box.x + dx, y: box.y + dy })));
    lines.push(...part.lines.map((line) => ({ ...line, dx, dy })));
    left += part.width + BETWEEN_COMPONENTS;
    rowHeight = Math.max(rowHeight, part.height);
    width = Math.max(width, left - BETWEEN_COMPONENTS);
  }
  return { width, height: top + rowHeight, boxes, lines };
}

/** Top to bottom or left to right, whichever fits a screen better. */
function layOutOne(nodes: readonly LineageNode[], edges: readonly LineageEdge[]): Picture {
  const upright = ranked(nodes, edges, false);
  const isEasy = upright.width <= SCREEN.width && upright.height <= SCREEN.height;
  const lying = isEasy ? upright : ranked(nodes, edges, true);
  const strain = ({ width, height }: Picture): number => Math.max(width / SCREEN.width, height / SCREEN.height);
  // One scrolls down more readily than aside.
  return strain(upright) <= strain(lying) * 1.3 ? upright : lying;
}

/** `isTurned`: left to right. It is laid out from top to bottom with boxes on their side, and turned back at the end. */
function ranked(nodes: readonly LineageNode[], edges: readonly LineageEdge[], isTurned: boolean): Picture {
  const graph = new Graph();
  graph.setGraph({ rankdir: 'TB', nodesep: isTurned ? 22 : 28, ranksep: isTurned ? 64 : 46, edgesep: 16, marginx: 2, marginy: 2 });
  const drafts = nodes.map((node) => draft(node));
  for (const { node, width, height } of drafts) graph.setNode(node.id, isTurned ? { width: height, height: width } : { width, height });
  for (const { from, to, kind, leak } of edges) graph.setEdge(from, to, { weight: (leak ? 4 : 1) * (kind === 'rows' ? 2 : 1), minlen: 1 });
  layout(graph);
  const placed = new Map<string, Rectangle>();
  for (const { node } of drafts) {
    const { x, y, width, height } = graph.node(node.id);
    placed.set(node.id, { x: round(x - width / 2), y: round(y - height / 2), width, height });
  }
  const bands = bandsOf([...placed.values()]);
  const boxes = drafts.map((box): Box => {
    const at = placed.get(box.node.id) ?? { x: 0, y: 0 };
    return isTurned ? { ...box, x: at.y, y: at.x } : { ...box, x: at.x, y: at.y };
  });
  const lines = edges.flatMap((edge): Line[] => {
    const [from, to] = [placed.get(edge.from), placed.get(edge.to)];
    if (!from || !to) return [];
    return [{ edge, path: route(from, to, graph.edge(edge.from, edge.to).points, bands, isTurned), dx: 0, dy: 0 }];
  });
  const { width, height } = graph.graph();
  const [across, along] = [Math.ceil(width), Math.ceil(height)];
  return isTurned ? { width: along, height: across, boxes, lines } : { width: across, height: along, boxes, lines };
}

/** A node's lines and the size of the box that holds them. */
function draft(node: LineageNode): Omit<Box, 'x' | 'y'> {
  const caption = (node.kind === 'part' && node.role !== null ? `${node.role} rows` : kindNames[node.kind]).toUpperCase();
  const place = shortPlace(node);
  const label = cut(node.label, WIDEST_TEXT);
  const name = node.name === null ? '' : cut(`→ ${node.name}`, WIDEST_TEXT - 8);
  const together = columns(label) + 1 + columns(name) <= WIDEST_TEXT;
  const detail = node.kind === 'part' && node.role !== null ? '' : (node.detail ?? '');
  const wrapped = wrap(detail, WIDEST_TEXT + 4).map((line) => cut(line, WIDEST_TEXT + 6));
  const details = wrapped.length > MOST_DETAIL_LINES ? [...wrapped.slice(0, MOST_DETAIL_LINES - 1), `${wrapped[MOST_DETAIL_LINES - 1] ?? ''} …`] : wrapped;
  if (name !== '' && !together) details.unshift(name);
  if (node.finding) details.push(`✗ ${node.finding.rule}`);
  const shownName = together ? name : '';
  const widths = [
    columns(caption) * sizes.caption + columns(place) * sizes.sans + 22,
    (columns(label) + (shownName === '' ? 0 : columns(shownName) + 1)) * sizes.mono,
    ...details.map((line) => columns(line) * sizes.sans * (line.startsWith('✗') ? 1.08 : 1)),
  ];
  const width = Math.ceil(Math.max(...widths)) + 2 * sizes.pad;
  const height = sizes.top + sizes.labelLine + details.length * sizes.detailLine + sizes.bottom;
  return { node, width, height, caption, place, label, name: shownName, details };
}

function components(nodes: readonly LineageNode[], edges: readonly LineageEdge[]): LineageNode[][] {
  const group = new Map(nodes.map((node) => [node.id, node.id]));
  const find = (id: string): string => {
    const up = group.get(id) ?? id;
    return up === id ? id : find(up);
  };
  for (const { from, to } of edges) group.set(find(to), find(from));
  const found = new Map<string, LineageNode[]>();
  for (const node of nodes) {
    const key = find(node.id);
    const known = found.get(key);
    if (known) known.push(node);
    else found.set(key, [node]);
  }
  return [...found.values()];
}

/** A text of at most so many columns. */
export function cut(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
