import { isPython2, siteOf } from '../../reading';
import type { Rule } from '../../rule';

/** A cell that Python refuses as a whole. Told once a cell, at the first place. */
export const rule: Rule = {
  meta: {
    id: 'notebook/cell-syntax',
    title: 'A cell has a syntax error',
    family: 'notebook',
    severity: 'error',
    confidence: 'certain',
    preset: 'on',
    competencies: ['se.python', 'se.reproducibility'],
    references: ['pimentel2019', 'ipython-notebook'],
    since: '0.2.0',
    fix: 'none',
    peers: ['pynblint:invalid-python-syntax'],
  },
  inspect({ code, report }) {
    const { problems } = code.module;
    if (code.document.kind !== 'notebook' || problems.length === 0 || isPython2(code.document.text) || isExercise(code.document.text)) return;
    for (const [index, segment] of code.document.segments.entries()) {
      const end = code.document.segments[index + 1]?.start ?? Infinity;
      const [first, ...others] = problems.filter(({ start }) => start >= segment.start && start < end);
      if (first === undefined || isLeftOpen(segment.source)) continue;
      const isCertain = segment.output === undefined || /(Syntax|Indentation|Tab)Error/.test(segment.output);
      const what = whatIsWrong(first.message, code.document.text.slice(first.start, first.end));
      const more = others.length === 0 ? '' : ` (and ${String(others.length)} more)`;
      report({
        severity: isCertain ? 'error' : 'warning',
        confidence: isCertain ? 'certain' : 'likely',
        message: `Python can't read this cell: ${what}${more}. Nothing of the cell runs, and "Run all" stops here${made(isCertain)}`,
        at: siteOf(code, first),
        related: [],
      });
    }
  },
};

function made(isCertain: boolean): string {
  return isCertain ? '. Mend it, or make it a Markdown cell.' : '. The output below it is of an earlier text. (Taken for granted: the cell was changed after it had run.)';
}

/** The parser's words; of what can't be seen on the screen, its number. */
function whatIsWrong(message: string, text: string): string {
  const [hidden] = /[\u00a0\u00ad\u2000-\u200f\u2028-\u202f\u2060-\u2064\u3000\ufeff]/.exec(text) ?? [];
  if (hidden !== undefined) return `a character that looks like a space, or like nothing, and is none (U+${hidden.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}). It comes from copying out of a page or a PDF`;
  return message.replace(/^Syntax error(?: at)?[:\s]*/i, '').replace(/\.$/, '');
}

const FEWEST_GAPS = 3;

/** Does a notebook leave the right sides of several assignments to its reader? */
function isExercise(text: string): boolean {
  return [...text.matchAll(/^[ \t]*[A-Za-z_][\w.]*(?:\[[^\]\n]*\])?[ \t]*=[ \t]*(?:#.*)?$/gm)].length >= FEWEST_GAPS;
}

/** Exercises leave gaps on purpose. */
function isLeftOpen(source: string): boolean {
  return /\b(?:your (?:code|answer|solution)|fill (?:in|me)|complete (?:the|this)|to-?do|write (?:your|here)|insert (?:your|code)|replace (?:this|me|with)|exercise)\b|\?\?\?|\b_{3,}\b|<FILL/i.test(source);
}
