import type { ClassDefinition, FunctionDefinition } from '../../../python/nodes';
import type { Input } from './inputs';
import { dictText, inputsOf, ordinaryRow } from './inputs';
import { outsideCall } from './study';
import type { Study } from './study';
import type { Used } from './skeleton';

/** How a test calls a function. */
export interface Arrangement {
  /** The parameter whose rows vary; null: none has columns. */
  readonly rows: Input | null;
  /** A parameter without columns whose values vary. */
  readonly varied: Input | null;
  /** Lines that make the arguments, without indentation. `rows` or `row` is known before. */
  readonly setup: readonly string[];
  /** The call: `add_features(customers)`. */
  readonly call: string;
  readonly imports: readonly string[];
  readonly uses: readonly Used[];
  /** What a person must fill in before it can be called. */
  readonly open: readonly string[];
  readonly needsFolder: boolean;
  readonly isSure: boolean;
}

/** How to call what was studied. Arguments that no one can guess are left open. */
export function arrange(study: Study): Arrangement {
  const { of } = study;
  const own = inputsOf(study, study.parameters);
  const made = inputsOf(study, study.construction);
  const all = [...made, ...own];
  const rows = all.find((input) => (input.kind === 'table' || input.kind === 'record') && input.ordinary !== null) ?? null;
  const varied = rows === null ? (own.find((input) => input.edges.length > 0) ?? null) : null;
  const setup: string[] = [];
  const open: string[] = [];
  const imports = new Set<string>();
  const call = (name: string, inputs: readonly Input[]): string => {
    const given = inputs.flatMap((input, index): string[] => {
      const { name: parameter, form } = input.parameter;
      if (input.kind === 'default') return input.ordinary === '' || input.ordinary === null ? [] : [`${parameter}=${input.ordinary}`];
      const value = input === varied ? 'value' : argumentOf(input, rows, setup, open, imports);
      return [form === 'positional-only' || (index === 0 && form !== 'keyword-only') ? value : `${parameter}=${value}`];
    });
    return `${name}(${given.join(', ')})`;
  };
  const prefect = of.definition.decorators.some((one) => /^prefect\.(task|flow|tasks\.task|flows\.flow)$/.test(study.machine.program.libraryName(one.kind === 'Call' ? one.callee : one, of.path) ?? ''));
  const owner = of.owner?.definition.name;
  const object = owner === undefined ? '' : study.needsObject ? `${call(owner, made)}.` : `${owner}.`;
  const called = call(`${object}${of.definition.name}${prefect ? '.fn' : ''}`, own);
  const away = outsideCall(study);
  if (away !== null) open.push(`a stand-in for ${away}, which ${of.definition.name} calls`);
  const unset = study.needsObject ? unsetField(study) : null;
  if (unset !== null) open.push(`what sets ${unset} before ${of.definition.name} is called`);
  if (of.definition.isAsync) imports.add('import asyncio');
  if (rows?.kind === 'table' || [...setup, called].some((line) => line.includes('pd.'))) imports.add('import pandas as pd');
  return {
    rows, varied, setup, call: of.definition.isAsync ? `asyncio.run(${called})` : called, imports: [...imports], uses: [{ path: of.path, name: owner ?? of.definition.name }],
    open, needsFolder: setup.some((line) => line.includes('tmp_path')), isSure: open.length === 0 && all.every((input) => input.isSure || input.kind === 'default'),
  };
}

/** A field that a method reads, and neither the constructor nor the class sets: something else must be called before. Null: there is none, or the class's bases may have it. */
function unsetField({ of, machine }: Study): string | null {
  const code = machine.program.documents.get(of.path)?.code;
  const { owner } = of;
  if (!owner || code === undefined || owner.definition.bases.some(({ value }) => value.kind !== 'Name' || value.id !== 'object')) return null;
  const text = code.slice(of.definition.start, of.definition.end);
  const own = owner.definition.body.flatMap((one): readonly FunctionDefinition[] => (one.kind === 'FunctionDefinition' ? [one] : []));
  const maker = own.find((one) => one.name === '__init__');
  const before = code.slice(owner.definition.start, maker ? maker.end : owner.definition.body[0]?.end ?? owner.definition.end);
  const set = new Set([...own.map((one) => one.name), ...[...`${before}\n${text}`.matchAll(/\bself\.(\w+)\s*(?:=(?!=)|: *[\w[\], .|]+=(?!=)|,(?=[^=\n]*=(?!=)))/g)].map((match) => match[1] ?? ''), ...fieldsOf(owner.definition)]);
  return [...text.matchAll(/\bself\.(\w+)/g)].map((match) => match[1] ?? '').find((name) => !set.has(name) && !name.startsWith('__')) ?? null;
}

/** The names that a class's body sets. */
function fieldsOf({ body }: ClassDefinition): string[] {
  return body.flatMap((one) => {
    const targets = one.kind === 'Assign' ? one.targets : one.kind === 'AnnotatedAssign' ? [one.target] : [];
    return targets.flatMap((target) => (target.kind === 'Name' ? [target.id] : []));
  });
}

function argumentOf(input: Input, rows: Input | null, setup: string[], open: string[], imports: Set<string>): string {
  const { name } = input.parameter;
  if (input.ordinary !== null) {
    if (input.ordinary.includes('np.')) imports.add('import numpy as np');
    if (input.ordinary.includes('pd.')) imports.add('import pandas as pd');
    if (input.kind !== 'table') return input.kind === 'record' && input !== rows ? dictText(ordinaryRow(input.use), '    ') : input.ordinary;
    setup.push(`${name} = ${input.ordinary}`);
    return name;
  }
  open.push(name);
  setup.push(`${name} = None`);
  return name;
}

/** "a, b and c" */
export function listed(parts: readonly string[]): string {
  return parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
}
