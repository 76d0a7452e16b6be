import type { Site } from '../provenance/graph';
import type { FunctionDefinition } from '../python/nodes';
import type { Span } from '../python/text';
import type { Marks, ServingRun, ServingStep } from './flow-marks';
import type { ClassAt, ProgramSyntax } from './program-syntax';

/** Names and their marks within one call of a function, or of a module. */
export interface FlowFrame {
  readonly path: string;
  readonly vars: Map<string, Marks>;
  readonly parent: FlowFrame | null;
  readonly owner: ClassAt | null;
  /** The function that runs; null at module level. */
  readonly definition: FunctionDefinition | null;
  returned: Marks;
}

/** The state of following one entry point's file. */
export interface Flow {
  readonly program: ProgramSyntax;
  run: ServingRun;
  readonly modules: Map<string, FlowFrame>;
  /** What the attributes of the program's objects hold, by class and name. */
  readonly fields: Map<string, Marks>;
  readonly classes: Map<string, ClassAt>;
  readonly steps: Map<string, ServingStep>;
  readonly restored: Site[];
  readonly stack: FunctionDefinition[];
  /** In how many loops over `range(n)` we are: what is repeated on purpose. */
  repeats: number;
  /** In how many branches we are that a flag of the caller decides: one of them is for training. */
  flagged: number;
  budget: number;
}

export function siteOf(path: string, span: Span): Site {
  return { path, span: { start: span.start, end: span.end } };
}

export function textOf(flow: Flow, path: string, span: Span): string {
  return (flow.program.documents.get(path)?.code.slice(span.start, span.end) ?? '').replace(/\s+/g, ' ');
}

export function classKey(of: ClassAt): string {
  return `${of.path}:${of.definition.nameSpan.start}`;
}

/** Notes a step; gives the mark of what comes out of it. The same place is the same step. Where a flag decides, it may be training's. */
export function step(flow: Flow, kind: ServingStep['kind'], site: Site, facts: Omit<ServingStep, 'kind' | 'site'>): string {
  const id = `${kind}#${site.path}:${site.span.start}:${site.span.end}`;
  if (flow.flagged === 0 && !flow.steps.has(id)) flow.steps.set(id, { kind, site, ...facts });
  return id;
}

/** Is this class a network, by PyTorch's base class or through bases in the program? */
export function isNetwork(flow: Flow, of: ClassAt, hops = 0): boolean {
  return of.definition.bases.some((base) => {
    const name = flow.program.libraryName(base.value, of.path);
    if (name !== undefined && /^(torch\.nn\.Module|pytorch_lightning\.LightningModule)$/.test(name)) return true;
    const parent = hops < 4 ? flow.program.meaning(base.value, of.path, null) : null;
    return parent?.is === 'class' && parent.definition !== of.definition && isNetwork(flow, parent, hops + 1);
  });
}

