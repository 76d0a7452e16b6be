import type { Span } from '../../python/text';
import type { Level, LineExplained } from '../conversation';
import type { Flow } from '../telling/flow';
import { flowOf, placeOf } from '../telling/flow';
import { functionAround, statementsAt, tellLines } from '../telling/lines';
import type { ToldLines } from '../telling/lines';
import { code } from '../telling/template';
import { summarise } from '../telling/summary';
import { textOf, worldOf } from '../telling/world';
import type { World } from '../telling/world';
import type { ExplainTarget } from '../conversation';
import type { MentorFinding, MentorMaterial } from './material';
import { cellSpan, spanOf } from './material';

/** A selection, told. */
export interface ToldSelection {
  readonly world: World;
  readonly span: Span;
  /** What it is called: "lines 3 to 9", "the function `train`", "cell 4". */
  readonly name: string;
  readonly summary: string;
  readonly lines: readonly LineExplained[];
  readonly told: ToldLines;
  readonly flow: Flow;
  readonly watch: readonly string[];
}

const MOST_LINES: Readonly<Record<Level, number>> = { junior: 30, mid: 16, senior: 8 };

/** Tells what the target is about; null where it has no place in a file. */
export function tellTarget(material: MentorMaterial, target: ExplainTarget, level: Level, finding: MentorFinding | null): ToldSelection | null {
  const { file, library } = material;
  if (file === null || target.kind === 'lesson') return null;
  const world = worldOf({ ...file, library });
  const found = spanOfTarget(world, target, finding);
  if (found === null) return null;
  const { span, name } = found;
  const selected = statementsAt(world, span);
  const told = tellLines(world, selected, span, MOST_LINES[level]);
  return {
    world,
    span,
    name,
    summary: summarise(world, selected, told.lines),
    lines: explained(world, told, level, material.findings),
    told,
    flow: flowOf(world, selected, span),
    watch: told.lines.flatMap((line) => line.watch),
  };
}

function spanOfTarget(world: World, target: ExplainTarget, finding: MentorFinding | null): { readonly span: Span; readonly name: string } | null {
  const { document } = world;
  switch (target.kind) {
    case 'file': return { span: { start: 0, end: document.text.length }, name: `the file ${code(document.path)}` };
    case 'cell': {
      const span = cellSpan(document, target.place);
      return { span, name: target.place.cell === null ? `the file ${code(document.path)}` : `cell ${String(target.place.cell)}` };
    }
    case 'function': {
      const at = spanOf(document, target.place);
      const around = functionAround(world, at.start) ?? functionAround(world, at.end) ?? world.definitions.around(at.start).at(-1);
      if (around !== undefined) return { span: { start: around.start, end: around.end }, name: `the ${around.kind === 'ClassDefinition' ? 'class' : 'function'} ${code(around.name)}` };
      return { span: cellSpan(document, target.place), name: target.place.cell === null ? 'the file: there is no function around this line' : `cell ${String(target.place.cell)}: there is no function around this line` };
    }
    case 'finding': {
      const span = spanOf(document, finding ?? target.place);
      return { span: { start: span.start, end: span.end }, name: lineRange(world, span) };
    }
    case 'selection': {
      const span = spanOf(document, target.place);
      return { span, name: lineRange(world, span) };
    }
    case 'question': {
      if (target.place === null) return null;
      const span = spanOf(document, target.place);
      return { span, name: lineRange(world, span) };
    }
    default: return null;
  }
}

function lineRange(world: World, span: Span): string {
  const { start, end } = placeOf(world, span).range;
  return start.line === end.line ? `line ${String(start.line)}` : `lines ${String(start.line)} to ${String(end.line)}`;
}

const LONGEST_CODE = 100;

function explained(world: World, told: ToldLines, level: Level, findings: readonly MentorFinding[]): LineExplained[] {
  const said = new Set<string>();
  return told.lines.map((line) => {
    const place = placeOf(world, line.span);
    const remarks = level === 'senior' ? [] : line.remarks.filter((remark) => !said.has(remark));
    for (const remark of remarks) said.add(remark);
    const written = textOf(world, line.span).replace(/\s+/g, ' ').trim();
    return {
      place,
      code: written.length > LONGEST_CODE ? `${written.slice(0, LONGEST_CODE - 1)}…` : written,
      text: [line.text, ...remarks].join(' '),
      calls: [...new Set(line.names)],
      rules: [...new Set(findings.filter((finding) => finding.path === place.path && finding.cell === place.cell && finding.range.start.line >= place.range.start.line && finding.range.start.line <= place.range.end.line).map(({ rule }) => rule))],
    };
  });
}
