import type { ModuleCode, OwnClass } from '../../../project/code/code';
import { networkClasses, ownMethod } from '../../../project/training/networks';
import { putAbove, putBelow } from '../../fixes/lines';
import { offered } from '../../fixes/offer';
import type { Fix, Rule } from '../../rule';
import { at, sourceIn } from '../story';

/** A network's `__init__` that never runs that of nn.Module. */
export const rule: Rule = {
  meta: {
    id: 'training/module-init-missing',
    title: 'A network\'s __init__ does not call that of nn.Module',
    family: 'training',
    severity: 'error',
    confidence: 'certain',
    preset: 'on',
    competencies: ['ml.frameworks', 'se.python'],
    references: ['torch-module'],
    since: '0.2.0',
    fix: 'safe',
    peers: ['sonar:S6978'],
  },
  words: ['__init__'],
  inspect({ code, report }) {
    for (const own of networkClasses(code)) {
      const init = ownMethod(own, '__init__');
      if (!init || isSketch(init.node.body) || callsInit(code, own) || init.node.decorators.length > 0 || own.node.decorators.length > 0) continue;
      report({
        severity: 'error',
        confidence: 'certain',
        message: `${own.node.name}.__init__ does not call super().__init__(): the first layer that is assigned to self raises an AttributeError, and nothing would be registered. Call it before all else.`,
        at: at(code, init.node.nameSpan),
        related: [],
        fixes: offered(() => called(code, init.node.body)),
      });
    }
  },
};

/** `super().__init__()`, `nn.Module.__init__(self)`, `super().__setstate__` and whatever else may run it; also by `self.__dict__`. */
function callsInit(code: ModuleCode, own: OwnClass): boolean {
  const inside = (span: { readonly start: number; readonly end: number }): boolean => own.node.start <= span.start && span.end <= own.node.end;
  return (code.calls.get('__init__') ?? []).some(({ node }) => inside(node)) || (code.calls.get('super') ?? []).some(({ node, place }) => inside(node) && place.scope.node.kind === 'FunctionDefinition' && place.scope.node.name === '__init__')
    || (code.attributes.get('__dict__') ?? []).some(({ node }) => inside(node));
}

/** `...`, `pass` or a docstring alone: a class that is still to be written. */
function isSketch(body: OwnClass['node']['body']): boolean {
  return body.every((one) => (one.kind === 'ExpressionStatement' && one.value.kind === 'Constant') || (one.kind === 'Simple' && one.form === 'pass'));
}

function called(code: ModuleCode, body: OwnClass['node']['body']): Fix | null {
  const source = sourceIn(code);
  const [first] = body;
  if (!source || !first) return null;
  const isDocstring = first.kind === 'ExpressionStatement' && first.value.kind === 'Constant' && first.value.type === 'string';
  const put = isDocstring ? putBelow(source, first, ['super().__init__()']) : putAbove(source, first, ['super().__init__()']);
  return put && { title: 'Call super().__init__() first', safe: true, edits: [put] };
}
