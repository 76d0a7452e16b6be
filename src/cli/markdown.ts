import { wrap } from '../review/formats/wrap';
import type { Terminal } from './terminal';

const WIDEST_PROSE = 88;

type TextBlock = Extract<Block, { kind: 'item' | 'prose' }>;

type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  | { readonly kind: 'code'; readonly lines: readonly string[] }
  | { readonly kind: 'item'; readonly indent: number; readonly mark: string; readonly text: string }
  | { readonly kind: 'row'; readonly text: string }
  | { readonly kind: 'prose'; readonly text: string };

/** Markdown as a terminal shows it: headings bold, prose wrapped, code indented and left as it is. Front matter is left out. */
export function renderMarkdown(source: string, { colours, width }: Terminal): string {
  const prose = Math.min(width, WIDEST_PROSE);
  const lines: string[] = [];
  let before: Block['kind'] | null = null;
  for (const block of blocks(source.replace(/^---\r?\n[\s\S]*?\r?\n---\r?\n/, ''))) {
    const isTogether = before === block.kind && (block.kind === 'item' || block.kind === 'row');
    if (before !== null && !isTogether) lines.push('');
    before = block.kind;
    switch (block.kind) {
      case 'heading':
        lines.push(block.level <= 2 ? colours.bold(colours.cyan(block.text)) : colours.bold(block.text));
        break;
      case 'code':
        lines.push(...block.lines.map((line) => codeLine(line, colours)));
        break;
      case 'item': {
        const lead = `${' '.repeat(block.indent + 2)}${block.mark} `;
        lines.push(...wrap(block.text, prose - lead.length).map((line, index) => inline((index === 0 ? lead : ' '.repeat(lead.length)) + line, colours)));
        break;
      }
      case 'row':
        lines.push(inline(`  ${block.text}`, colours));
        break;
      case 'prose':
        lines.push(...wrap(block.text, prose).map((line) => inline(line, colours)));
    }
  }
  return `${lines.join('\n')}\n`;
}

function* blocks(source: string): Generator<Block> {
  const lines = source.split(/\r?\n/);
  let open: TextBlock | null = null;
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? '';
    const fence = /^\s*(```+|~~~+)/.exec(line)?.[1];
    const heading = /^(#{1,6})\s+(.*?)\s*#*$/.exec(line);
    const item = /^(\s*)([-*+]|\d+[.)])\s+(.*)$/.exec(line);
    const row = /^\s*\|(.*)\|\s*$/.exec(line);
    if (fence === undefined && !heading && !item && !row && line.trim() !== '') {
      open = continued(open, line.trim());
      continue;
    }
    if (open !== null) yield open;
    open = null;
    if (fence !== undefined) {
      const code: string[] = [];
      for (index++; index < lines.length && lines[index]?.trim().startsWith(fence) !== true; index++) code.push(lines[index] ?? '');
      yield { kind: 'code', lines: code };
    } else if (heading) {
      yield { kind: 'heading', level: heading[1]?.length ?? 1, text: heading[2] ?? '' };
    } else if (item) {
      const mark = item[2] ?? '-';
      open = { kind: 'item', indent: item[1]?.length ?? 0, mark: /\d/.test(mark) ? mark : '•', text: item[3] ?? '' };
    } else if (row && !/^[\s|:-]*$/.test(row[1] ?? '')) {
      yield { kind: 'row', text: (row[1] ?? '').split('|').map((cell) => cell.trim()).join('  ·  ') };
    }
  }
  if (open !== null) yield open;
}

function continued(open: TextBlock | null, text: string): TextBlock {
  return open === null ? { kind: 'prose', text } : { ...open, text: `${open.text} ${text}` };
}

/** Code keeps its own lines; the mark of an expected finding reads as a comment. */
function codeLine(line: string, colours: Terminal['colours']): string {
  const mark = /^(.*?)(\s*# ! (\S+).*)$/.exec(line);
  return mark ? `    ${mark[1] ?? ''}${colours.yellow(`  # <- ${mark[3] ?? ''}`)}` : `    ${line}`;
}

function inline(text: string, colours: Terminal['colours']): string {
  return text
    .replace(/\[([^\]]+)\]\((https?:[^)\s]+)\)/g, (_, label: string, url: string) => (label === url ? url : `${label} <${url}>`))
    .replace(/`([^`]+)`/g, (quoted, code: string) => (colours.isColorSupported ? colours.cyan(code) : quoted))
    .replace(/\*\*([^*]+)\*\*/g, (_, strong: string) => colours.bold(strong))
    .replace(/(?<![\w*])\*([^*\s][^*]*)\*(?![\w*])/g, (_, emphasis: string) => emphasis);
}
