import { counted } from '../formats/places';
import { wrap } from '../formats/wrap';
import type { LineageDiagram, LineageNode } from './diagram';
import { kindNames, shortPlace } from './diagram';
import type { Box, Line } from './layout';
import { cut, layOut, sizes } from './layout';

export type LineageTheme = 'light' | 'dark' | 'auto';

const LIGHT = {
  page: '#ffffff', card: '#f6f8fa', line: '#c9d1d9', ink: '#1f2328', quiet: '#59636e', flow: '#6e7781', leak: '#cf222e', leakcard: '#fff0ee',
  data: '#0969da', step: '#6e7781', learn: '#9a6700', part: '#57606a', train: '#1a7f37', test: '#8250df', judge: '#0550ae',
};
const DARK: typeof LIGHT = {
  page: '#0d1117', card: '#161b22', line: '#3d444d', ink: '#e6edf3', quiet: '#9198a1', flow: '#8b949e', leak: '#ff7b72', leakcard: '#2d1517',
  data: '#58a6ff', step: '#8b949e', learn: '#d29922', part: '#9198a1', train: '#3fb950', test: '#bc8cff', judge: '#79c0ff',
};

const MARGIN = 28;
const HEADER_LINE = 20;
const LEGEND_HEIGHT = 44;
const NARROWEST = 560;
const MOST_NAMED = 4;

/**
 * A diagram as one SVG file: no scripts, no resources from elsewhere, fonts of the system. `auto` follows the reader's choice of light or dark.
 */
export function lineageSvg(diagram: LineageDiagram, theme: LineageTheme = 'auto'): string {
  const picture = layOut(diagram);
  const room = Math.max(NARROWEST, picture.width);
  const header = headerLines(diagram, Math.floor(room / sizes.bold));
  const top = MARGIN + 26 + header.length * HEADER_LINE + 12;
  const width = room + 2 * MARGIN;
  const height = top + picture.height + LEGEND_HEIGHT + MARGIN;
  const left = Math.round((width - picture.width) / 2);
  const lines = [...picture.lines].sort((a, b) => Number(a.edge.leak) - Number(b.edge.leak));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="holdout-title holdout-desc">`,
    `<title id="holdout-title">${escape(`Where the data of ${diagram.path} goes`)}</title>`,
    `<desc id="holdout-desc">${escape(description(diagram))}</desc>`,
    `<style>${style(theme)}</style>`,
    '<defs>',
    ...['flow', 'leak'].map((kind) => `<marker id="holdout-${kind}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" markerUnits="userSpaceOnUse" orient="auto"><path class="head-${kind}" d="M0 0.5 L8 4 L0 7.5 Z"/></marker>`),
    '</defs>',
    `<rect class="page" width="${width}" height="${height}"/>`,
    `<text class="title" x="${MARGIN}" y="${MARGIN + 14}">${escape(cut(`Where the data of ${diagram.path} goes`, Math.floor(room / 10)))}</text>`,
    ...header.map(({ text, leak }, index) => `<text class="${leak ? 'verdict leaktext' : 'verdict'}" x="${MARGIN}" y="${MARGIN + 40 + index * HEADER_LINE}">${escape(text)}</text>`),
    `<g transform="translate(${left} ${top})">`,
    ...lines.map(drawLine),
    ...picture.boxes.map(drawBox),
    '</g>',
    legend(height - MARGIN - 8, diagram.edges.some((edge) => edge.leak)),
    '</svg>',
    '',
  ].join('\n');
}

interface HeaderLine {
  readonly text: string;
  readonly leak: boolean;
}

function headerLines({ nodes, hidden }: LineageDiagram, most: number): HeaderLine[] {
  const found = nodes.filter((node) => node.finding !== null);
  const lines: HeaderLine[] = found.slice(0, MOST_NAMED).flatMap((node) => {
    const said = wrap(`✗ ${shortPlace(node)}  ${firstSentence(node)}`, Math.min(most, 110));
    return said.map((text, index) => ({ text: index === 0 ? text : `    ${text}`, leak: true }));
  });
  if (found.length > MOST_NAMED) lines.push({ text: `… and ${counted(found.length - MOST_NAMED, 'more leak')}, marked ✗ below`, leak: true });
  if (nodes.length === 0) lines.push({ text: 'Nothing is fitted, split or judged in this file.', leak: false });
  else if (found.length === 0) lines.push({ text: 'No leak is found on these ways.', leak: false });
  if (hidden > 0) lines.push({ text: `… and ${counted(hidden, 'more step')} that ${hidden === 1 ? 'is' : 'are'} not shown`, leak: false });
  return lines;
}

function firstSentence({ finding }: LineageNode): string {
  const text = finding?.message ?? '';
  return /^.*?[.!?](?=\s|$)/s.exec(text)?.[0] ?? text;
}

/** The picture in words, for those who can't see it. */
function description({ nodes, edges, hidden }: LineageDiagram): string {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const nameOf = (id: string): string => byId.get(id)?.label ?? '';
  const sentences = nodes.map((node) => {
    const to = edges.filter((edge) => edge.from === node.id);
    const goes = to.length === 0 ? '' : ` Goes to ${to.map((edge) => `${nameOf(edge.to)}${edge.kind === 'influence' ? ' (influence)' : ''}${edge.leak ? ' (leak)' : ''}`).join(', ')}.`;
    return `${kindNames[node.kind]} ${node.label}, ${shortPlace(node)}${node.finding ? `, leak: ${node.finding.rule}` : ''}.${goes}`;
  });
  return [...sentences, ...(hidden > 0 ? [`${counted(hidden, 'more step')} not shown.`] : [])].join(' ');
}

function drawBox(box: Box): string {
  const { node, x, y, width, height } = box;
  const kind = classOf(node);
  const isLeak = node.finding !== null;
  const right = x + width - sizes.pad;
  const text = x + sizes.pad;
  const radius = node.kind === 'part' ? 16 : 6;
  let baseline = y + sizes.top + 15;
  const rows = [`<tspan class="label">${escape(box.label)}</tspan>${box.name === '' ? '' : `<tspan class="name"> ${escape(box.name)}</tspan>`}`];
  const out = [
    `<g class="node ${kind}${isLeak ? ' leaking' : ''}">`,
    `<title>${escape(tooltip(node))}</title>`,
    `<rect class="card" x="${x}" y="${y}" width="${width}" height="${height}" rx="${radius}"/>`,
    ...(node.kind === 'part' ? [] : [`<path class="bar" d="M${x + 0.5} ${y + 6} a6 6 0 0 1 4 -5.6 v${height - 0.8} a6 6 0 0 1 -4 -5.6 Z"/>`]),
    `<text class="caption" x="${text}" y="${y + 17}">${escape(box.caption)}</text>`,
    `<text class="place" x="${right}" y="${y + 17}" text-anchor="end">${escape(box.place)}</text>`,
    `<text class="mono" x="${text}" y="${baseline}">${rows.join('')}</text>`,
  ];
  for (const detail of box.details) {
    baseline += sizes.detailLine;
    out.push(`<text class="${detail.startsWith('✗') ? 'detail leaktext' : 'detail'}" x="${text}" y="${baseline + 2}">${escape(detail)}</text>`);
  }
  return [...out, '</g>'].join('');
}

function tooltip(node: LineageNode): string {
  const place = `${node.path}${node.cell === null ? '' : `, cell ${node.cell}`}, line ${node.range.start.line}`;
  return [`${kindNames[node.kind]}: ${node.label}`, ...(node.detail === null ? [] : [node.detail]), place, ...(node.finding ? [`${node.finding.rule}: ${node.finding.message}`] : [])].join('\n');
}

function classOf({ kind, role }: LineageNode): string {
  if (kind === 'part') return role === 'train' ? 'train' : role === null ? 'part' : 'test';
  if (kind === 'load') return 'data';
  if (kind === 'fit' || kind === 'statistic' || kind === 'resample' || kind === 'model') return 'learn';
  return kind === 'judge' || kind === 'predict' || kind === 'choice' ? 'judge' : 'step';
}

function drawLine({ edge, path, dx, dy }: Line): string {
  const classes = ['edge', ...(edge.kind === 'influence' ? ['influence'] : []), ...(edge.leak ? ['leakedge'] : [])];
  const moved = dx === 0 && dy === 0 ? '' : ` transform="translate(${dx} ${dy})"`;
  return `<path class="${classes.join(' ')}" d="${path}"${moved} marker-end="url(#holdout-${edge.leak ? 'leak' : 'flow'})"/>`;
}

function legend(y: number, hasLeak: boolean): string {
  const items: readonly (readonly [string, string, string, number])[] = [
    ['edge', 'flow', 'rows go on', 70],
    ['edge influence', 'flow', 'what was learned has a say', 172],
    ...(hasLeak ? ([['edge leakedge', 'leak', 'the leak\'s way', 90]] as const) : []),
  ];
  let x = MARGIN;
  const parts: string[] = [];
  for (const [classes, marker, text, width] of items) {
    parts.push(`<path class="${classes}" d="M${x} ${y - 4} L${x + 34} ${y - 4}" marker-end="url(#holdout-${marker})"/><text class="detail" x="${x + 42}" y="${y}">${escape(text)}</text>`);
    x += 42 + width + 26;
  }
  return `<g class="legend">${parts.join('')}</g>`;
}

function style(theme: LineageTheme): string {
  const variables = (colours: typeof LIGHT): string => Object.entries(colours).map(([name, value]) => `--${name}:${value}`).join(';');
  const root = theme === 'dark' ? `svg{${variables(DARK)}}` : `svg{${variables(LIGHT)}}`;
  const dark = theme === 'auto' ? `@media (prefers-color-scheme:dark){svg{${variables(DARK)}}}` : '';
  const kinds = ['data', 'step', 'learn', 'part', 'train', 'test', 'judge'].map((kind) => `.${kind} .caption,.${kind} .bar{fill:var(--${kind})}`).join('');
  return [
    root,
    dark,
    'text{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;fill:var(--ink)}',
    '.page{fill:var(--page)}.title{font-size:17px;font-weight:600}.verdict{font-size:12.5px;fill:var(--quiet)}',
    '.card{fill:var(--card);stroke:var(--line)}.train .card{stroke:var(--train)}.test .card{stroke:var(--test)}',
    '.caption{font-size:10px;font-weight:700;letter-spacing:.06em}.place{font-size:11px;fill:var(--quiet)}',
    '.mono{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;font-size:13px}.label{font-weight:600}.name{fill:var(--quiet)}',
    '.detail{font-size:12px;fill:var(--quiet)}',
    kinds,
    '.edge{fill:none;stroke:var(--flow);stroke-width:1.4}.influence{stroke-dasharray:5 4}.head-flow{fill:var(--flow)}',
    '.leakedge{stroke:var(--leak);stroke-width:2.6}.head-leak{fill:var(--leak)}',
    '.leaking .card{fill:var(--leakcard);stroke:var(--leak);stroke-width:2}.leaking .bar,.leaking .caption{fill:var(--leak)}',
    '.leaktext{fill:var(--leak);font-weight:600}text{white-space:pre}',
  ].join('');
}

function escape(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;').replace(UNPRINTABLE, '·');
}

/** What XML 1.0 does not allow. */
const UNPRINTABLE = new RegExp('[^\\t\\n\\r\\u0020-\\ud7ff\\ue000-\\ufffd\\u{10000}-\\u{10ffff}]', 'gu');
