/** Nodes as one line of text, for tests to compare. */
import type { Argument, Expression, Parameter, Statement } from '../../src/python/nodes';

const list = (all: readonly Expression[]): string => all.map(show1).join(', ');

function argument({ keyword, unpack, value }: Argument): string {
  return `${keyword === null ? unpack : `${keyword}=`}${show1(value)}`;
}

function parameter({ name, form, annotation, defaultValue }: Parameter): string {
  const star = form === 'varargs' ? '*' : form === 'kwargs' ? '**' : '';
  const mark = form === 'positional-only' ? '/' : form === 'keyword-only' ? '!' : '';
  return `${star}${name}${annotation === null ? '' : `: ${show1(annotation)}`}${defaultValue === null ? '' : `=${show1(defaultValue)}`}${mark}`;
}

function show1(e: Expression): string {
  switch (e.kind) {
    case 'Name': return e.id;
    case 'Constant':
      if (e.type === 'ellipsis') return '...';
      if (e.type === 'bytes') return `b${JSON.stringify(e.value)}`;
      return e.value === undefined ? e.type : JSON.stringify(e.value);
    case 'JoinedString': return `f(${e.parts.map((part) => (typeof part === 'string' ? JSON.stringify(part) : show1(part))).join(', ')})`;
    case 'Attribute': return `${show1(e.value)}.${e.attribute}`;
    case 'Subscript': return `${show1(e.value)}[${show1(e.index)}]`;
    case 'Call': return `${show1(e.callee)}(${e.args.map(argument).join(', ')})`;
    case 'BinaryOperation': return `(${show1(e.left)} ${e.operator} ${show1(e.right)})`;
    case 'UnaryOperation': return `(${e.operator} ${show1(e.operand)})`;
    case 'BooleanOperation': return `(${e.values.map(show1).join(` ${e.operator} `)})`;
    case 'Comparison': return `(${e.operands.map((operand, i) => `${i === 0 ? '' : `${e.operators[i - 1] ?? '?'} `}${show1(operand)}`).join(' ')})`;
    case 'Conditional': return `(${show1(e.body)} if ${show1(e.test)} else ${show1(e.orelse)})`;
    case 'Lambda': return `lambda ${e.parameters.map(parameter).join(', ')}: ${show1(e.body)}`;
    case 'List': case 'Tuple': case 'Set': return `${e.kind}(${list(e.elements)})`;
    case 'Dict': return `Dict(${e.entries.map(({ key, value }) => (key === null ? `**${show1(value)}` : `${show1(key)}: ${show1(value)}`)).join(', ')})`;
    case 'Comprehension': {
      const clauses = e.clauses.map((c) => `${c.isAsync ? ' async' : ''} for ${show1(c.target)} in ${show1(c.iterable)}${c.conditions.map((t) => ` if ${show1(t)}`).join('')}`);
      return `${e.of}(${e.key === null ? '' : `${show1(e.key)}: `}${show1(e.element)}${clauses.join('')})`;
    }
    case 'Starred': return `*${show1(e.value)}`;
    case 'Await': return `await ${show1(e.value)}`;
    case 'Yield': return `yield${e.from ? ' from' : ''}${e.value === null ? '' : ` ${show1(e.value)}`}`;
    case 'NamedExpression': return `(${e.target.id} := ${show1(e.value)})`;
    case 'Slice': return [e.lower, e.upper, e.step].map((bound) => (bound === null ? '' : show1(bound))).join(':');
    case 'BrokenExpression': return `broken(${list(e.parts)})`;
  }
}

const block = (body: readonly Statement[]): string => `{${body.map(show).join('; ')}}`;

/** A statement as one line. */
export function show(s: Statement): string {
  switch (s.kind) {
    case 'Assign': return `${s.targets.map(show1).join(' = ')} = ${show1(s.value)}`;
    case 'AugmentedAssign': return `${show1(s.target)} ${s.operator}= ${show1(s.value)}`;
    case 'AnnotatedAssign': return `${show1(s.target)}: ${show1(s.annotation)}${s.value === null ? '' : ` = ${show1(s.value)}`}`;
    case 'ExpressionStatement': return show1(s.value);
    case 'FunctionDefinition':
      return `${s.decorators.map((d) => `@${show1(d)} `).join('')}${s.isAsync ? 'async ' : ''}def ${s.name}(${s.parameters.map(parameter).join(', ')})${s.returns === null ? '' : ` -> ${show1(s.returns)}`} ${block(s.body)}`;
    case 'ClassDefinition': return `${s.decorators.map((d) => `@${show1(d)} `).join('')}class ${s.name}(${s.bases.map(argument).join(', ')}) ${block(s.body)}`;
    case 'Return': return s.value === null ? 'return' : `return ${show1(s.value)}`;
    case 'If': return `if ${show1(s.test)} ${block(s.body)} else ${block(s.orelse)}`;
    case 'For': return `${s.isAsync ? 'async ' : ''}for ${show1(s.target)} in ${show1(s.iterable)} ${block(s.body)} else ${block(s.orelse)}`;
    case 'While': return `while ${show1(s.test)} ${block(s.body)} else ${block(s.orelse)}`;
    case 'With': return `${s.isAsync ? 'async ' : ''}with ${s.items.map((i) => `${show1(i.context)}${i.target === null ? '' : ` as ${show1(i.target)}`}`).join(', ')} ${block(s.body)}`;
    case 'Try': {
      const handlers = s.handlers.map((h) => `except ${h.type === null ? '' : `${show1(h.type)} `}${h.name === null ? '' : `as ${h.name} `}${block(h.body)} `).join('');
      return `try ${block(s.body)} ${handlers}else ${block(s.orelse)} finally ${block(s.final)}`;
    }
    case 'Match': {
      const cases = s.cases.map((c) => `case ${c.binds.map((name) => `${name.id} `).join('')}${c.guard === null ? '' : `if ${show1(c.guard)} `}${block(c.body)}`);
      return `match ${show1(s.subject)} {${cases.join('; ')}}`;
    }
    case 'Import': return `import ${s.names.map(({ name, alias }) => (alias === null ? name : `${name} as ${alias}`)).join(', ')}`;
    case 'ImportFrom': return `from ${String(s.level)} ${s.module} import ${s.names.map(({ name, alias }) => (alias === null ? name : `${name} as ${alias}`)).join(', ')}`;
    case 'Raise': return s.value === null ? 'raise' : `raise ${show1(s.value)}`;
    case 'Assert': return `assert ${show1(s.test)}${s.message === null ? '' : `, ${show1(s.message)}`}`;
    case 'Delete': return `del ${list(s.targets)}`;
    case 'ScopeDeclaration': return `${s.form} ${s.names.join(', ')}`;
    case 'Simple': return s.form;
    case 'BrokenStatement': return `broken ${block(s.body)}`;
  }
}
