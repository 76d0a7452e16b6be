import { columns } from '../formats/excerpt';
import type { Colours } from '../formats/format';
import { counted, plainText } from '../formats/places';
import { wrap } from '../formats/wrap';
import type { LineageDiagram, LineageEdge, LineageNode } from './diagram';
import { kindNames, shortPlace } from './diagram';

interface Tree {
  readonly roots: readonly LineageNode[];
  readonly children: ReadonlyMap<string, readonly LineageNode[]>;
  /** The edge by which a node hangs in the tree; the other ones are told beside it. */
  readonly stem: ReadonlyMap<string, LineageEdge>;
}

interface Line {
  readonly place: string;
  readonly lead: string;
  readonly text: string;
}

/** A diagram as an indented tree for a terminal `width` columns wide. Each node stands once, under the step from which its rows come. */
export function lineageText(diagram: LineageDiagram, colours: Colours, width: number): string {
  const { nodes, edges, hidden } = diagram;
  if (nodes.length === 0) return `Nothing is fitted, split or judged in ${plainText(diagram.path)}.\n`;
  const tree = hang(nodes, edges);
  const lines: Line[] = [];
  for (const root of tree.roots) {
    if (lines.length > 0) lines.push({ place: '', lead: '', text: '' });
    draw(diagram, tree, root, '', '', lines, colours, Math.max(50, width - 24));
  }
  const places = Math.max(...lines.map((line) => columns(line.place)));
  const body = lines.map(({ place, lead, text }) => `${colours.cyan(place.padEnd(places))}  ${lead}${text}`.trimEnd());
  const leaks = nodes.filter((node) => node.finding !== null).length;
  const note = hidden > 0 ? [colours.dim(`… and ${counted(hidden, 'more step')} that ${hidden === 1 ? 'is' : 'are'} not shown`)] : [];
  const sum = leaks === 0 ? colours.green('No leak is found on these ways.') : `${colours.red(`✗ ${counted(leaks, 'step')} by which the judged rows leak`)}${colours.dim('; ┃ the leak\'s way, ⇠ influence from aside')}`;
  return [colours.bold(`Where the data of ${plainText(diagram.path)} goes`), '', ...body, '', ...note, sum, ''].join('\n');
}

function hang(nodes: readonly LineageNode[], edges: readonly LineageEdge[]): Tree {
  const position = new Map(nodes.map((node, index) => [node.id, index]));
  const children = new Map<string, LineageNode[]>();
  const stem = new Map<string, LineageEdge>();
  const roots: LineageNode[] = [];
  const at = (id: string): number => position.get(id) ?? 0;
  for (const node of nodes) {
    const ways = edges.filter((edge) => edge.to === node.id && at(edge.from) < at(node.id));
    const best = ways.sort((a, b) => rank(a) - rank(b) || at(b.from) - at(a.from))[0];
    if (best === undefined) {
      roots.push(node);
      continue;
    }
    stem.set(node.id, best);
    const known = children.get(best.from);
    if (known) known.push(node);
    else children.set(best.from, [node]);
  }
  return { roots, children, stem };
}

function rank(edge: LineageEdge): number {
  return edge.kind === 'rows' ? 0 : 1;
}

function draw(diagram: LineageDiagram, tree: Tree, node: LineageNode, first: string, rest: string, lines: Line[], colours: Colours, width: number): void {
  const below = tree.children.get(node.id) ?? [];
  const isLeaking = (child: LineageNode): boolean => tree.stem.get(child.id)?.leak === true;
  const bar = below.some(isLeaking) ? colours.red('┃') : below.length > 0 ? '│' : ' ';
  const stem = tree.stem.get(node.id);
  const onWay = stem?.leak === true || diagram.edges.some((edge) => edge.leak && edge.from === node.id);
  const bullet = node.finding ? colours.red('✗') : onWay ? colours.red('●') : '●';
  lines.push({ place: shortPlace(node), lead: `${first}${bullet} `, text: head(node, colours) });
  const details: string[] = [];
  const beside = (text: string, paint: (text: string) => string): void => {
    for (const part of wrap(text, Math.max(24, width - rest.length - 2))) details.push(paint(part));
  };
  if (node.detail !== null && node.kind !== 'part') beside(node.detail, colours.dim);
  if (node.finding) beside(node.finding.rule, colours.red);
  for (const edge of diagram.edges) {
    if (edge.to !== node.id || edge === stem) continue;
    const from = diagram.nodes.find((one) => one.id === edge.from);
    if (from) beside(`${edge.kind === 'rows' ? '← rows of' : '⇠'} ${from.label} (${shortPlace(from)})`, edge.leak ? colours.red : colours.dim);
  }
  for (const detail of details) lines.push({ place: '', lead: `${rest}${bar} `, text: detail });
  const [only] = below;
  if (below.length === 1 && only) {
    draw(diagram, tree, only, rest, rest, lines, colours, width);
    return;
  }
  for (const [index, child] of below.entries()) {
    const last = index === below.length - 1;
    const heavy = isLeaking(child);
    const joint = heavy ? colours.red(last ? '┗━' : '┣━') : last ? '└─' : '├─';
    const laterLeaks = below.slice(index + 1).some(isLeaking);
    draw(diagram, tree, child, `${rest}${joint}`, `${rest}${last ? '  ' : laterLeaks ? colours.red('┃ ') : '│ '}`, lines, colours, width);
  }
}

function head(node: LineageNode, colours: Colours): string {
  const kind = node.kind === 'part' && node.role !== null ? node.role : kindNames[node.kind];
  const name = node.name === null ? '' : ` ${colours.dim('→')} ${node.name}`;
  const detail = node.kind === 'part' && node.detail !== null && node.role === null ? ` ${colours.dim(node.detail)}` : '';
  return `${colours.dim(kind)} ${node.finding ? colours.red(node.label) : colours.bold(node.label)}${name}${detail}`;
}
