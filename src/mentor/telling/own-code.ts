import type { Call, ClassDefinition, FunctionDefinition, Module, Statement } from '../../python/nodes';
import type { Told } from './calls';
import { kindOf } from './kinds';
import { code } from './template';
import type { World } from './world';

interface Found {
  readonly definition: FunctionDefinition | ClassDefinition;
  /** "line 12", or "line 12 of `features.py`". */
  readonly where: string;
  readonly path: string;
}

/** A call of something that the project itself defines: where it is, and what its docstring says. Null: it is not found. */
export function ownCall(world: World, call: Call, name: string | null): Told | null {
  const found = name === null ? findHere(world, call) : findElsewhere(world, name);
  if (found === null) return null;
  const { definition, where } = found;
  const says = docstring(definition);
  const isClass = definition.kind === 'ClassDefinition';
  const remark = says === null ? '' : `Its docstring says: "${says}"`;
  return { clause: `${isClass ? 'makes a' : 'calls'} ${code(definition.name)} (${isClass ? 'class ' : ''}on ${where})`, remark, role: 'python', watch: [], name: null };
}

function findHere(world: World, call: Call): Found | null {
  const { callee } = call;
  const { definitions, document } = world;
  let definition: FunctionDefinition | ClassDefinition | undefined;
  if (callee.kind === 'Name') definition = definitions.classes.get(callee.id) ?? definitions.functions.get(callee.id);
  else if (callee.kind === 'Attribute') {
    const owner = kindOf(world, callee.value);
    const cls = owner?.is === 'own' ? owner.of : callee.value.kind === 'Name' && callee.value.id === 'self' ? definitions.around(call.start).find((one) => one.kind === 'ClassDefinition') : undefined;
    definition = cls?.kind === 'ClassDefinition' ? methodOf(cls, callee.attribute) : undefined;
  }
  if (definition === undefined) return null;
  const place = document.locate(definition.nameSpan);
  return { definition, where: `line ${String(place.start.line)}${place.cell === null ? '' : ` of cell ${String(place.cell)}`}`, path: document.path };
}

function methodOf(cls: ClassDefinition, name: string): FunctionDefinition | undefined {
  return cls.body.find((statement): statement is FunctionDefinition => statement.kind === 'FunctionDefinition' && statement.name === name);
}

/** `src.features.build` → the function `build` in `…/src/features.py`, where that file is part of the program. */
function findElsewhere(world: World, name: string): Found | null {
  const parts = name.split('.');
  const last = parts.pop() ?? '';
  const tail = parts.join('/');
  if (tail === '' || world.graph === null) return null;
  for (const [path, module] of world.graph.modules) {
    const bare = path.replace(/(\/__init__)?\.py$/, '');
    if (bare !== tail && !bare.endsWith(`/${tail}`) && !tail.endsWith(`/${bare}`)) continue;
    const definition = topLevel(module, last);
    const document = world.graph.documents.get(path);
    if (definition === undefined || document === undefined) continue;
    return { definition, where: `line ${String(document.locate(definition.nameSpan).start.line)} of ${code(path.slice(path.lastIndexOf('/') + 1))}`, path };
  }
  return null;
}

function topLevel(module: Module, name: string): FunctionDefinition | ClassDefinition | undefined {
  return module.body.find((statement: Statement): statement is FunctionDefinition | ClassDefinition => (statement.kind === 'FunctionDefinition' || statement.kind === 'ClassDefinition') && statement.name === name);
}

const LONGEST = 120;

/** The first sentence of a docstring, as plain text; null where there is none. */
export function docstring(definition: FunctionDefinition | ClassDefinition): string | null {
  const first = definition.body[0];
  if (first?.kind !== 'ExpressionStatement' || first.value.kind !== 'Constant' || first.value.type !== 'string' || typeof first.value.value !== 'string') return null;
  const paragraph = first.value.value.trim().split(/\n\s*\n/)[0] ?? '';
  // The text is the program's, not ours: nothing of it may become markup.
  const plain = paragraph.replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+/g, ' ').replace(/[`*_[\]<>#|\\]/g, '').replace(/\s+/g, ' ').trim();
  const sentence = /^.*?[.!?](?=\s|$)/.exec(plain)?.[0] ?? plain;
  if (sentence === '') return null;
  return sentence.length > LONGEST ? `${sentence.slice(0, LONGEST - 1)}…` : sentence;
}
