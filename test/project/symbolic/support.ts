import { loadParser } from '../../../src/project/node/parser-files';
import type { ProgramSyntax } from '../../../src/project/program-syntax';
import { programSyntax } from '../../../src/project/program-syntax';
import type { Term } from '../../../src/project/symbolic/terms';
import type { Trace } from '../../../src/project/symbolic/trace';
import { traceScript } from '../../../src/project/symbolic/trace';
import { readDocument } from '../../../src/python/source';
import type { PythonDocument } from '../../../src/python/document';
import type { Module } from '../../../src/python/nodes';

/** The files of a program given as text; a single one is `main.py`. */
export async function programOf(code: string | Readonly<Record<string, string>>): Promise<ProgramSyntax> {
  const files = typeof code === 'string' ? { 'main.py': code } : code;
  const parser = await loadParser();
  const documents = new Map<string, PythonDocument>();
  const modules = new Map<string, Module>();
  for (const [path, text] of Object.entries(files)) {
    if (!/\.(py|ipynb)$/.test(path)) continue;
    const { document } = readDocument(path, new TextEncoder().encode(text));
    if (document === null) throw new Error(`${path} can't be read.`);
    documents.set(path, document);
    modules.set(path, parser.parse(document.code));
  }
  return programSyntax({ documents, modules });
}

export async function traceOf(code: string | Readonly<Record<string, string>>, path = 'main.py'): Promise<Trace> {
  return traceScript(await programOf(code), path, new Set());
}

/** The terms that the program gives to `show(…)`, in order. */
export async function shown(code: string | Readonly<Record<string, string>>, path = 'main.py'): Promise<string[]> {
  const { happened } = await traceOf(code, path);
  return happened.filter(({ term }) => term.callee === 'show').map(({ term }) => term.args.map(show).join(', '));
}

/** A term as one reads it: calls as calls, `⟨a | b⟩` for a choice, `x⟵[k=v]` for a change in place, `x!fit` for an object after a method. */
export function show(term: Term): string {
  switch (term.t) {
    case 'literal':
      return JSON.stringify(term.value);
    case 'external':
      return term.name;
    case 'given':
      return `<${term.as} ${term.name}>`;
    case 'function':
      return term.definition.kind === 'Lambda' ? 'lambda' : `def ${term.definition.name}`;
    case 'class':
      return `class ${term.of.definition.name}`;
    case 'instance':
      return `object ${term.of.definition.name}`;
    case 'call': {
      const given = [...term.args.map(show), ...[...term.keywords].map(([name, value]) => `${name}=${show(value)}`)].join(', ');
      return `${term.receiver ? show(term.receiver) : ''}${term.callee === '()' ? '' : term.callee}(${given})${term.body ? `{${show(term.body)}}` : ''}`;
    }
    case 'attribute':
      return `${show(term.of)}.${term.name}`;
    case 'item':
      return `${show(term.of)}[${show(term.index)}]`;
    case 'slice':
      return `${term.lower ? show(term.lower) : ''}:${term.upper ? show(term.upper) : ''}`;
    case 'operation':
      return term.operands.length === 1 ? `${term.operator} ${term.operands.map(show).join('')}` : `(${term.operands.map(show).join(` ${term.operator} `)})`;
    case 'sequence':
      return `[${term.items.map(show).join(', ')}]`;
    case 'dict':
      return `{${term.entries.map(({ key, value }) => `${key ? show(key) : '**'}: ${show(value)}`).join(', ')}}`;
    case 'text':
      return `f(${term.parts.map(show).join(' ')})`;
    case 'choice':
      return `⟨${term.options.map(show).join(' | ')}⟩`;
    case 'element':
      return `each ${show(term.of)}`;
    case 'collected':
      return `[… ${show(term.element)}]`;
    case 'with-item':
      return `${show(term.of)}⟵[${show(term.index)}=${show(term.value)}]`;
    case 'after':
      return `${show(term.of)}!${term.by.callee.slice(1)}`;
    case 'opaque':
      return `?${term.what}`;
  }
}
