import type { ModuleCode } from '../../project/code/code';
import type { Place } from '../../project/code/places';
import { contextsAround, placesAround } from '../../project/code/places';
import type { Effect } from '../../project/training/effects';
import type { Straight } from '../../project/training/flow';
import { bodiesOf, flowsIn, straight } from '../../project/training/flow';
import type { Expression, Statement } from '../../python/nodes';
import type { Span } from '../../python/text';
import type { Source } from '../fixes/source';
import { edit } from '../fixes/source';
import type { Edit, Fix, Location } from '../rule';

/** A place in a file, with a span of its own: a finding that is kept must not hold the syntax tree. */
export function at({ path }: ModuleCode, { start, end }: Span): Location {
  return { path, span: { start, end } };
}

/** Of a loop the line with `for` or `while`; of a function its name; of all else the whole. */
export function headOf(statement: Statement): Span {
  if (statement.kind === 'For' || statement.kind === 'While') return statement.header;
  return statement.kind === 'FunctionDefinition' || statement.kind === 'ClassDefinition' ? statement.nameSpan : statement;
}

/** The file as a fix sees it; null where it does not parse. */
export function sourceIn({ path, document, module }: ModuleCode): Source | null {
  return module.problems.length === 0 ? { path, document, module } : null;
}

export function textIn({ document }: ModuleCode, { start, end }: Span): string {
  return document.text.slice(start, end);
}

/** A fix of one stretch of text. */
export function rewrite(code: ModuleCode, title: string, safe: boolean, ...changes: readonly { readonly start: number; readonly end: number; readonly text: string }[]): Fix | null {
  const source = sourceIn(code);
  return source && { title, safe, edits: changes.map((one): Edit => edit(source, one.start, one.end, one.text)) };
}

/** The bodies of a module in which something is trained or judged, each in order. */
export function straightBodies(code: ModuleCode): readonly (readonly Straight[])[] {
  let known = bodies.get(code);
  if (known === undefined) {
    known = flowsIn(code).flatMap(bodiesOf).map(straight);
    bodies.set(code, known);
  }
  return known;
}

const bodies = new WeakMap<ModuleCode, readonly (readonly Straight[])[]>();

/** The effects of one step of a body, certain or not. */
export function effectsAt(step: Straight | undefined): readonly Effect[] {
  return step === undefined ? [] : step.certain ? [step.effect] : step.effects;
}

/** Is one of these effects possible between two positions of a body, both left out? */
export function mayHappen(body: readonly Straight[], from: number, to: number, is: (effect: Effect) => boolean): boolean {
  return body.slice(from + 1, to).some((step) => effectsAt(step).some(is));
}

const NO_GRADIENTS = /^torch\.(no_grad|inference_mode|autograd\.no_grad|autograd\.inference_mode|autograd\.grad_mode\.\w+)$/;

/** Does a place run without gradients: within `with torch.no_grad()`, or in a function that is marked so? */
export function isWithoutGradients(code: ModuleCode, place: Place): boolean {
  const says = (expression: Parameters<ModuleCode['name']>[0]): boolean => {
    const callee = expression.kind === 'Call' ? expression.callee : expression;
    const name = code.name(callee, place);
    if (name !== undefined && NO_GRADIENTS.test(name)) return true;
    // `set_grad_enabled(False)`, and with a value that is not known.
    return (name === 'torch.set_grad_enabled' || name === 'torch.autograd.set_grad_enabled') && !(expression.kind === 'Call' && expression.args[0]?.value.kind === 'Constant' && expression.args[0].value.value === true);
  };
  if (contextsAround(place).some(says)) return true;
  for (let scope: Place['scope'] | null = place.scope; scope !== null; scope = scope.parent) {
    if (scope.node.kind === 'FunctionDefinition' && scope.node.decorators.some((one) => says(one) || /no_grad|inference_mode/.test(lastName(one.kind === 'Call' ? one.callee : one)))) return true;
  }
  return false;
}

function lastName(expression: Expression): string {
  return expression.kind === 'Name' ? expression.id : expression.kind === 'Attribute' ? expression.attribute : '';
}

/** The statement of an effect stands where it is reached: not in a helper. */
export function isDirect({ place, through }: Effect): boolean {
  return place === through;
}

/** The top-most statement around a place within a list of statements. */
export function within(place: Place, block: readonly Statement[]): Place | null {
  for (const one of placesAround(place)) if (one.block === block) return one;
  return null;
}

