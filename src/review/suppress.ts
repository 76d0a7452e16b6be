import type { PythonDocument } from '../python/document';
import type { Comment, Module } from '../python/nodes';
import type { Span } from '../python/text';
import type { Finding, RuleMeta } from '../rules/rule';
import { didYouMean } from './nearest';
import { enclosing, isSimple } from './enclosing';
import { foreignComments, silences } from './foreign';
import { UNKNOWN_IN_SUPPRESSION, UNUSED_SUPPRESSION, selects, validSelectors } from './selectors';

interface Suppression {
  /** From the `#` of the directive to the end of the comment. */
  readonly span: Span;
  readonly wholeFile: boolean;
  /** Empty: everything. */
  readonly selectors: readonly string[];
  /** The line that it speaks for, as `cell:line`; null where it speaks for the file, or for nothing. */
  readonly line: string | null;
  readonly misplaced: boolean;
  readonly reason: string | null;
}

/** By whose comment a finding is hidden. */
export interface Hiding {
  /** What the comment says behind its ids, or the comment of another tool; null: nothing. */
  readonly reason: string | null;
}

export interface Suppressions {
  /** Is the finding hidden by a comment, and what reason does that give? Null: it is not. Asking marks the comment as used. */
  hides(finding: Finding): Hiding | null;
  /**
   * What is wrong with the comments themselves, after all findings were asked about: ids that no rule has, and comments that hid nothing. `enabled` tells
   * which rules ran, since a rule that was silent cannot prove its suppression useless; `all` whether every rule of the preset did.
   */
  problems(enabled: (rule: string) => boolean, all: boolean): readonly Finding[];
}

/** Of a module without such comments. */
const none: Suppressions = { hides: () => null, problems: () => [] };

const DIRECTIVE = /#\s*holdout:\s*(ignore-file|ignore)\b\s*(?:\[([^\]]*)\])?/;

/**
 * Reads the suppression comments of a module: `# holdout: ignore[id, family] reason` on a line or alone above it, `# holdout: ignore-file[…]` on top. `foreign`: those of
 * other tools as well, where they silence an equivalent rule.
 */
export function readSuppressions(document: PythonDocument, module: Module, rules: readonly RuleMeta[], foreign = false): Suppressions {
  const others = foreign ? foreignComments(document, module, lineKey) : [];
  const suppressions = module.comments.flatMap((comment) => suppressionOf(comment, document, module) ?? []);
  if (suppressions.length === 0 && others.length === 0) return none;
  const used = new Set<string>();
  const valid = validSelectors(rules);

  const hides = (finding: Finding): Hiding | null => {
    const lines = linesOf(finding.at.span, document, module);
    let hidden: Hiding | null = null;
    for (const [index, suppression] of suppressions.entries()) {
      const reaches = suppression.wholeFile ? !suppression.misplaced : suppression.line !== null && lines.has(suppression.line);
      if (!reaches) continue;
      if (suppression.selectors.length === 0) {
        used.add(String(index));
        hidden ??= { reason: suppression.reason };
      }
      for (const selector of suppression.selectors) {
        if (!selects([selector], finding.rule)) continue;
        used.add(`${String(index)}:${selector}`);
        hidden ??= { reason: suppression.reason };
      }
    }
    const other = hidden === null ? others.find((comment) => lines.has(comment.line) && silences(comment, finding.rule)) : undefined;
    return other === undefined ? hidden : { reason: other.text };
  };

  const problems = (enabled: (rule: string) => boolean, all: boolean): readonly Finding[] => {
    const found: Finding[] = [];
    const tell = (rule: string, suppression: Suppression, message: string, whole: boolean): void => {
      found.push({
        rule,
        severity: 'info',
        confidence: 'certain',
        message,
        at: { path: document.path, span: suppression.span },
        related: [],
        ...(whole ? { fixes: [removal(suppression, document)] } : {}),
      });
    };
    for (const [index, suppression] of suppressions.entries()) {
      if (suppression.misplaced) {
        tell(UNUSED_SUPPRESSION, suppression, 'ignore-file counts only on top of the file, before its first statement. Move it there.', false);
        continue;
      }
      for (const selector of suppression.selectors.filter((name) => !valid.has(name))) {
        tell(UNKNOWN_IN_SUPPRESSION, suppression, `No rule or family is named "${selector}".${didYouMean(selector, valid)}`, false);
      }
      const known = suppression.selectors.filter((name) => valid.has(name));
      const couldSpeak = (selector: string): boolean => rules.some((rule) => selects([selector], rule.id) && enabled(rule.id));
      const idle = known.filter((selector) => !used.has(`${String(index)}:${selector}`) && couldSpeak(selector));
      if (suppression.selectors.length === 0) {
        if (all && !used.has(String(index))) tell(UNUSED_SUPPRESSION, suppression, 'This suppression hides nothing. Remove it.', true);
      } else if (idle.length > 0) {
        const whole = idle.length === suppression.selectors.length;
        tell(UNUSED_SUPPRESSION, suppression, `This suppression of ${idle.join(', ')} hides nothing. Remove ${whole ? 'it' : 'the name'}.`, whole);
      }
    }
    return found;
  };

  return { hides, problems };
}

function suppressionOf(comment: Comment, document: PythonDocument, module: Module): Suppression | null {
  const match = DIRECTIVE.exec(comment.text);
  if (match === null) return null;
  // Where lines end with a carriage return, the parser counts it to the comment.
  const span = { start: comment.start + match.index, end: comment.start + comment.text.trimEnd().length };
  const selectors = (match[2] ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const wholeFile = match[1] === 'ignore-file';
  const said = comment.text.slice(match.index + match[0].length).replace(/^[\s:–—-]+/, '').trim();
  const reason = said === '' ? null : said;
  if (wholeFile) return { span, wholeFile, selectors, line: null, misplaced: span.start > firstStatement(module), reason };
  const { cell, start } = document.locate(comment);
  const alone = document.lineAt(cell, start.line).slice(0, start.column - 1).trim() === '';
  let line = start.line;
  // Several comments may stand above one line; each speaks for the code below all of them.
  if (alone) do line++; while (document.lineAt(cell, line).trimStart().startsWith('#'));
  return { span, wholeFile, selectors, line: lineKey(cell, line), misplaced: false, reason };
}

/** Where code begins: after the docstring. */
function firstStatement(module: Module): number {
  const first = module.body.find((statement) => !(statement.kind === 'ExpressionStatement' && statement.value.kind === 'Constant'));
  return first?.start ?? Infinity;
}

/** The lines on which a comment may stand to hide what is found at `span`: those of its simple statement, else its own. */
function linesOf(span: Span, document: PythonDocument, module: Module): ReadonlySet<string> {
  const { statement } = enclosing(module, span);
  const lines = new Set<string>();
  const own = document.locate(span);
  // What is found on a whole loop or function must not be hidden by a comment deep inside it.
  lines.add(lineKey(own.cell, own.start.line));
  if (statement !== null && isSimple(statement)) {
    const around = document.locate(statement);
    for (let line = around.start.line; line <= around.end.line; line++) lines.add(lineKey(around.cell, line));
  }
  return lines;
}

function lineKey(cell: number | null, line: number): string {
  return `${cell === null ? '' : String(cell)}:${String(line)}`;
}

function removal(suppression: Suppression, document: PythonDocument): { title: string; safe: boolean; edits: { at: { path: string; span: Span }; text: string }[] } {
  let { start } = suppression.span;
  while (start > 0 && (document.text[start - 1] === ' ' || document.text[start - 1] === '\t')) start--;
  return { title: 'Remove the unused suppression', safe: true, edits: [{ at: { path: document.path, span: { start, end: suppression.span.end } }, text: '' }] };
}
