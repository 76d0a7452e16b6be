import type { Argument, Expression, Statement } from '../../python/nodes';
import type { FunctionAt } from '../program-syntax';
import { statementsOf } from '../program-syntax';

/** A path of a web application, and the function that answers it. */
export interface Route {
  readonly path: string;
  /** Lower case; empty: any. */
  readonly methods: ReadonlySet<string>;
  readonly handler: FunctionAt;
}

/** `methods=['POST']`, in lower case; empty: any. */
export function methodsIn(args: readonly Argument[]): ReadonlySet<string> {
  const listed = args.find((argument) => argument.keyword === 'methods')?.value;
  return new Set(listed?.kind === 'List' || listed?.kind === 'Tuple' ? listed.elements.flatMap((one) => textOf(one)?.toLowerCase() ?? []) : []);
}

/** All statements, those inside functions too: applications are often made by one. */
export function* withInner(body: readonly Statement[]): Generator<Statement> {
  for (const statement of statementsOf(body)) {
    yield statement;
    if (statement.kind === 'FunctionDefinition') yield* withInner(statement.body);
  }
}

/** The text of a literal. */
export function textOf(expression: Expression | undefined): string | undefined {
  return expression?.kind === 'Constant' && typeof expression.value === 'string' ? expression.value : undefined;
}
