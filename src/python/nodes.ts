/**
 * The syntax tree the engine works on: plain objects with the names of Python's own `ast` module, so that anyone who knows `ast` can read
 * a rule. Made once from the concrete tree (see lower.ts); ranges are UTF-16 offsets into the document.
 */
import type { Span } from './text';

export type Expression =
  | Name | Constant | JoinedString | Attribute | Subscript | Call | BinaryOperation | UnaryOperation | BooleanOperation | Comparison
  | Conditional | Lambda | ListDisplay | TupleDisplay | SetDisplay | DictDisplay | Comprehension | Starred | Await | Yield | NamedExpression
  | Slice | BrokenExpression;

export interface Name extends Span { readonly kind: 'Name'; readonly id: string }
/** A literal. `value` is undefined for Ellipsis and for numbers that JavaScript can't hold (complex, huge integers); `type` always tells. Adjacent strings are joined. */
export interface Constant extends Span {
  readonly kind: 'Constant';
  readonly type: 'string' | 'bytes' | 'integer' | 'float' | 'complex' | 'boolean' | 'none' | 'ellipsis';
  readonly value: string | number | boolean | null | undefined;
}
/** An f-string: literal pieces and interpolated expressions in order (format specs and conversions are dropped). */
export interface JoinedString extends Span { readonly kind: 'JoinedString'; readonly parts: readonly (string | Expression)[] }
export interface Attribute extends Span { readonly kind: 'Attribute'; readonly value: Expression; readonly attribute: string; /** The name after the dot. */ readonly attributeSpan: Span }
/** `value[index]`; `a[1, 2]` has a TupleDisplay as index, `a[1:2]` a Slice. */
export interface Subscript extends Span { readonly kind: 'Subscript'; readonly value: Expression; readonly index: Expression }
export interface Argument extends Span {
  /** The keyword's name; null for a positional one. */
  readonly keyword: string | null;
  /** `*value` or `**value`. */
  readonly unpack: '' | '*' | '**';
  readonly value: Expression;
}
export interface Call extends Span { readonly kind: 'Call'; readonly callee: Expression; readonly args: readonly Argument[]; /** The parentheses with what stands in them. */ readonly argsSpan: Span }
export interface BinaryOperation extends Span { readonly kind: 'BinaryOperation'; readonly operator: string; readonly left: Expression; readonly right: Expression }
export interface UnaryOperation extends Span { readonly kind: 'UnaryOperation'; readonly operator: '-' | '+' | '~' | 'not'; readonly operand: Expression }
export interface BooleanOperation extends Span { readonly kind: 'BooleanOperation'; readonly operator: 'and' | 'or'; readonly values: readonly Expression[] }
/** `a < b < c`: one operator fewer than operands. Operators as written: `==`, `not in`, `is not` … */
export interface Comparison extends Span { readonly kind: 'Comparison'; readonly operands: readonly Expression[]; readonly operators: readonly string[] }
export interface Conditional extends Span { readonly kind: 'Conditional'; readonly test: Expression; readonly body: Expression; readonly orelse: Expression }
export interface Lambda extends Span { readonly kind: 'Lambda'; readonly parameters: readonly Parameter[]; readonly body: Expression }
export interface ListDisplay extends Span { readonly kind: 'List'; readonly elements: readonly Expression[] }
export interface TupleDisplay extends Span { readonly kind: 'Tuple'; readonly elements: readonly Expression[] }
export interface SetDisplay extends Span { readonly kind: 'Set'; readonly elements: readonly Expression[] }
/** A null key stands for `**value`. */
export interface DictDisplay extends Span { readonly kind: 'Dict'; readonly entries: readonly { readonly key: Expression | null; readonly value: Expression }[] }
export interface ComprehensionClause { readonly target: Expression; readonly iterable: Expression; readonly conditions: readonly Expression[]; readonly isAsync: boolean }
export interface Comprehension extends Span {
  readonly kind: 'Comprehension';
  readonly of: 'list' | 'set' | 'generator' | 'dict';
  /** The key of a dict comprehension, else null. */
  readonly key: Expression | null;
  readonly element: Expression;
  readonly clauses: readonly ComprehensionClause[];
}
export interface Starred extends Span { readonly kind: 'Starred'; readonly value: Expression }
export interface Await extends Span { readonly kind: 'Await'; readonly value: Expression }
export interface Yield extends Span { readonly kind: 'Yield'; readonly value: Expression | null; readonly from: boolean }
export interface NamedExpression extends Span { readonly kind: 'NamedExpression'; readonly target: Name; readonly value: Expression }
export interface Slice extends Span { readonly kind: 'Slice'; readonly lower: Expression | null; readonly upper: Expression | null; readonly step: Expression | null }
/** What the parser could not make sense of; the pieces it did recognise are kept. */
export interface BrokenExpression extends Span { readonly kind: 'BrokenExpression'; readonly parts: readonly Expression[] }

export interface Parameter extends Span {
  readonly name: string;
  readonly annotation: Expression | null;
  readonly defaultValue: Expression | null;
  readonly form: 'positional-only' | 'ordinary' | 'keyword-only' | 'varargs' | 'kwargs';
}

export type Statement =
  | Assign | AugmentedAssign | AnnotatedAssign | ExpressionStatement | FunctionDefinition | ClassDefinition | Return | If | For | While | With
  | Try | Match | Import | ImportFrom | Raise | Assert | Delete | ScopeDeclaration | Simple | BrokenStatement;

/** `a = b = value`: two targets. */
export interface Assign extends Span { readonly kind: 'Assign'; readonly targets: readonly Expression[]; readonly value: Expression }
/** `a += 1`: the operator is written without `=`. */
export interface AugmentedAssign extends Span { readonly kind: 'AugmentedAssign'; readonly target: Expression; readonly operator: string; readonly value: Expression }
export interface AnnotatedAssign extends Span { readonly kind: 'AnnotatedAssign'; readonly target: Expression; readonly annotation: Expression; readonly value: Expression | null }
export interface ExpressionStatement extends Span { readonly kind: 'ExpressionStatement'; readonly value: Expression }
export interface FunctionDefinition extends Span {
  readonly kind: 'FunctionDefinition';
  readonly name: string;
  readonly nameSpan: Span;
  readonly parameters: readonly Parameter[];
  readonly returns: Expression | null;
  readonly decorators: readonly Expression[];
  readonly body: readonly Statement[];
  readonly isAsync: boolean;
}
export interface ClassDefinition extends Span {
  readonly kind: 'ClassDefinition';
  readonly name: string;
  readonly nameSpan: Span;
  readonly bases: readonly Argument[];
  readonly decorators: readonly Expression[];
  readonly body: readonly Statement[];
}
export interface Return extends Span { readonly kind: 'Return'; readonly value: Expression | null }
/** `elif` is an If alone in `orelse`. */
export interface If extends Span { readonly kind: 'If'; readonly test: Expression; readonly body: readonly Statement[]; readonly orelse: readonly Statement[] }
export interface For extends Span { readonly kind: 'For'; readonly target: Expression; readonly iterable: Expression; readonly body: readonly Statement[]; readonly orelse: readonly Statement[]; readonly isAsync: boolean; /** From `for` to the colon. */ readonly header: Span }
export interface While extends Span { readonly kind: 'While'; readonly test: Expression; readonly body: readonly Statement[]; readonly orelse: readonly Statement[]; readonly header: Span }
export interface WithItem { readonly context: Expression; readonly target: Expression | null }
export interface With extends Span { readonly kind: 'With'; readonly items: readonly WithItem[]; readonly body: readonly Statement[]; readonly isAsync: boolean }
export interface ExceptHandler extends Span { readonly type: Expression | null; readonly name: string | null; readonly body: readonly Statement[] }
export interface Try extends Span { readonly kind: 'Try'; readonly body: readonly Statement[]; readonly handlers: readonly ExceptHandler[]; readonly orelse: readonly Statement[]; readonly final: readonly Statement[] }
/** Patterns are kept only as the names they bind. */
export interface MatchCase extends Span { readonly binds: readonly Name[]; readonly guard: Expression | null; readonly body: readonly Statement[] }
export interface Match extends Span { readonly kind: 'Match'; readonly subject: Expression; readonly cases: readonly MatchCase[] }
export interface ImportAlias extends Span { /** Dotted, as written; `*` in `from x import *`. */ readonly name: string; readonly alias: string | null }
export interface Import extends Span { readonly kind: 'Import'; readonly names: readonly ImportAlias[] }
/** `level` counts the leading dots; `module` is "" in `from . import x`. */
export interface ImportFrom extends Span { readonly kind: 'ImportFrom'; readonly module: string; readonly level: number; readonly names: readonly ImportAlias[] }
export interface Raise extends Span { readonly kind: 'Raise'; readonly value: Expression | null }
export interface Assert extends Span { readonly kind: 'Assert'; readonly test: Expression; readonly message: Expression | null }
export interface Delete extends Span { readonly kind: 'Delete'; readonly targets: readonly Expression[] }
export interface ScopeDeclaration extends Span { readonly kind: 'ScopeDeclaration'; readonly form: 'global' | 'nonlocal'; readonly names: readonly string[] }
export interface Simple extends Span { readonly kind: 'Simple'; readonly form: 'pass' | 'break' | 'continue' }
/** A stretch that does not parse; the statements recognised inside it are kept, so that one bad line does not hide a file. */
export interface BrokenStatement extends Span { readonly kind: 'BrokenStatement'; readonly body: readonly Statement[] }

export interface Comment extends Span { /** With its `#`. */ readonly text: string }

export interface SyntaxProblem extends Span { readonly message: string }

/** A parsed module. `problems` is empty for code that parses; */
export interface Module extends Span {
  readonly kind: 'Module';
  readonly body: readonly Statement[];
  readonly comments: readonly Comment[];
  readonly problems: readonly SyntaxProblem[];
}
