/** Where a suppression comment goes: text to insert at a place (line and character from 0). */
export interface SuppressionEdit {
  readonly line: number;
  readonly character: number;
  readonly text: string;
}

interface LineState {
  readonly text: string;
  /** The line begins within a triple-quoted string. */
  readonly startsInString: boolean;
  readonly endsInString: boolean;
  /** Ends in a backslash outside comments and triple-quoted strings. */
  readonly continues: boolean;
  /** Where its comment starts, or -1. */
  readonly comment: number;
}

const marker = /#\s*holdout:\s*ignore\s*\[([^\]]*)\]/;

/**
 * The edit that silences `rule` on a line (from 0): an id added to the comment that stands there, else a new comment at the line's end; where no
 * comment can stand (a backslash, the inside of a triple-quoted string), on a line of its own above.
 */
export function suppressionEdit(source: string, line: number, rule: string): SuppressionEdit {
  const lines = lineStates(source);
  const target = lines[line];
  if (target && !target.endsInString && !target.continues) return extension(target, line, rule) ?? atLineEnd(target, line, rule);
  let above = line;
  while (above > 0 && ((lines[above]?.startsInString ?? false) || (lines[above - 1]?.continues ?? false))) above--;
  const previous = lines[above - 1];
  const extended = previous && /^\s*#/.test(previous.text) ? extension(previous, above - 1, rule) : null;
  if (extended) return extended;
  const indentation = /^\s*/.exec(lines[above]?.text ?? '')?.[0] ?? '';
  const ending = /\r\n|\r|\n/.exec(source)?.[0] ?? '\n';
  return { line: above, character: 0, text: `${indentation}# holdout: ignore[${rule}]${ending}` };
}

function extension(state: LineState, line: number, rule: string): SuppressionEdit | null {
  if (state.comment < 0) return null;
  const match = marker.exec(state.text.slice(state.comment));
  if (!match) return null;
  const ids = match[1] ?? '';
  const end = state.comment + match.index + match[0].length - 1;
  return { line, character: end, text: ids.trim() === '' ? rule : `, ${rule}` };
}

function atLineEnd(state: LineState, line: number, rule: string): SuppressionEdit {
  const trimmed = state.text.replace(/\s+$/, '');
  return { line, character: trimmed.length, text: `  # holdout: ignore[${rule}]` };
}

/** Follows strings and comments through a Python source, line by line; enough of its grammar to know where a comment may stand. */
function lineStates(source: string): LineState[] {
  const states: LineState[] = [];
  let open: string | null = null;
  let continuedQuote: string | null = null;
  for (const text of source.split(/\r\n|\r|\n/)) {
    const startsInString = open !== null || continuedQuote !== null;
    let quote: string | null = continuedQuote;
    let comment = -1;
    let at = 0;
    while (at < text.length) {
      const c = text[at] ?? '';
      if (c === '\\') at += 2;
      else if (open !== null) {
        const closes: boolean = text.startsWith(open, at);
        at += closes ? 3 : 1;
        if (closes) open = null;
      } else if (quote !== null) {
        if (c === quote) quote = null;
        at++;
      } else if (c === '#') {
        comment = at;
        break;
      } else if (c === '"' || c === "'") {
        if (text.startsWith(c.repeat(3), at)) {
          open = c.repeat(3);
          at += 3;
        } else {
          quote = c;
          at++;
        }
      } else at++;
    }
    const backslash = open === null && comment < 0 && /(^|[^\\])(\\\\)*\\$/.test(text);
    // A string in single quotes goes on over the line's end only behind a backslash.
    continuedQuote = backslash ? quote : null;
    states.push({ text, startsInString, endsInString: open !== null, continues: backslash, comment });
  }
  return states;
}
