/** A word of a command, quotes and escapes taken away; the span counts in the text that was given, quotes included. */
export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** False where a variable or a substitution in it is not known. */
  readonly literal: boolean;
}

export type Command = readonly Word[];

/** Values of variables, filled in while commands are read. */
export type Variables = Map<string, string>;

/**
 * Splits POSIX shell text into commands. What matters for copies and installs is read: quotes, escapes, joined lines, comments, variables that the text itself
 * sets, here-documents (left out), output redirections (left out). Control words (`if`, `then`, `do`) are taken off. Never throws.
 */
export function commandsOf(text: string, offset = 0, variables: Variables = new Map()): Command[] {
  return new Reader(text, offset, variables).read();
}

const CONTROL = new Set(['if', 'then', 'else', 'elif', 'fi', 'do', 'done', 'while', 'until', '!', '{', '}', 'time', 'sudo', 'exec', 'eval', 'nohup', 'env', 'command', 'export']);

class Reader {
  private i = 0;
  private readonly commands: Command[] = [];
  private words: Word[] = [];
  private current: { text: string; start: number; literal: boolean } | null = null;
  private skipNext = false;
  private heredoc: string | null = null;

  constructor(private readonly text: string, private readonly offset: number, private readonly variables: Variables) {}

  read(): Command[] {
    while (this.i < this.text.length) this.step();
    this.endCommand();
    return this.commands;
  }

  private step(): void {
    const { text } = this;
    const c = text.charAt(this.i);
    if (c === '\\') {
      if (text.charAt(this.i + 1) === '\n') this.i += 2;
      else if (text.startsWith('\r\n', this.i + 1)) this.i += 3;
      else {
        this.add(text.charAt(this.i + 1), this.i);
        this.i += 2;
      }
    } else if (c === '\n' || c === '\r') {
      this.endCommand();
      this.i++;
      if (this.heredoc !== null) this.skipHeredoc();
    } else if (c === ' ' || c === '\t') {
      this.endWord();
      this.i++;
    } else if (c === '#' && this.current === null) {
      const end = text.slice(this.i).search(/[\r\n]/);
      this.i = end < 0 ? text.length : this.i + end;
    } else if (c === '\'') {
      const end = text.indexOf('\'', this.i + 1);
      const stop = end < 0 ? text.length : end;
      this.add(text.slice(this.i + 1, stop), this.i);
      this.i = stop + 1;
    } else if (c === '"') this.doubleQuoted();
    else if (c === '$') this.expansion();
    else if (c === '`') {
      const end = text.indexOf('`', this.i + 1);
      this.unknown(end < 0 ? text.length : end + 1);
    } else if (c === '>' || text.startsWith('<<', this.i)) this.redirection();
    else if (c === ';' || c === '&' || c === '|' || c === '(' || c === ')') {
      this.endCommand();
      this.i++;
    } else {
      this.add(c, this.i);
      this.i++;
    }
  }

  private add(text: string, at: number): void {
    this.current ??= { text: '', start: at, literal: true };
    this.current.text += text;
  }

  private unknown(end: number): void {
    this.add('', this.i);
    if (this.current) this.current.literal = false;
    this.i = end;
  }

  private doubleQuoted(): void {
    this.add('', this.i);
    this.i++;
    while (this.i < this.text.length && this.text.charAt(this.i) !== '"') {
      const c = this.text.charAt(this.i);
      if (c === '\\') {
        const next = this.text.charAt(this.i + 1);
        if (next !== '\n') this.add(/["\\$`]/.test(next) ? next : `\\${next}`, this.i);
        this.i += 2;
      } else if (c === '$') this.expansion();
      else {
        this.add(c, this.i);
        this.i++;
      }
    }
    this.i++;
  }

  /** `$NAME`, `${NAME}`, `${NAME:-value}`, and Make's `$(NAME)`; other substitutions are not known. */
  private expansion(): void {
    const rest = this.text.slice(this.i, this.i + 200);
    const named = /^\$(?:(\w+)|\{(\w+)(?::?-([^}$]*))?\}|\((\w+)\))/.exec(rest);
    if (named) {
      const value = this.variables.get(named[1] ?? named[2] ?? named[4] ?? '') ?? named[3];
      if (value === undefined) this.unknown(this.i + named[0].length);
      else {
        this.add(value, this.i);
        this.i += named[0].length;
      }
    } else if (rest.startsWith('$(') || rest.startsWith('${')) {
      let depth = 0;
      let end = this.i + 1;
      for (; end < this.text.length; end++) {
        const c = this.text.charAt(end);
        if (c === '(' || c === '{') depth++;
        if ((c === ')' || c === '}') && --depth === 0) break;
      }
      this.unknown(end + 1);
    } else {
      this.add('$', this.i);
      this.i++;
    }
  }

  private redirection(): void {
    const heredoc = /^<<-?\s*(["']?)(\w+)\1/.exec(this.text.slice(this.i, this.i + 80));
    if (heredoc) {
      this.heredoc = heredoc[2] ?? null;
      this.endWord();
      this.i += heredoc[0].length;
      return;
    }
    // The number before it is a file descriptor.
    if (this.current !== null && /^\d$/.test(this.current.text)) this.current = null;
    this.endWord();
    this.skipNext = true;
    this.i += /^[<>]+[&|]?/.exec(this.text.slice(this.i, this.i + 4))?.[0].length ?? 1;
  }

  private skipHeredoc(): void {
    const end = new RegExp(`^[ \\t]*${this.heredoc ?? ''}[ \\t]*$`, 'm').exec(this.text.slice(this.i));
    this.i = end === null ? this.text.length : this.i + end.index + end[0].length;
    this.heredoc = null;
  }

  private endWord(): void {
    if (this.current === null) return;
    const { text, start, literal } = this.current;
    this.current = null;
    if (this.skipNext) {
      this.skipNext = false;
      return;
    }
    const assignment = this.words.length === 0 ? /^([A-Za-z_]\w*)=(.*)$/s.exec(text) : null;
    if (assignment?.[1] !== undefined) {
      if (literal) this.variables.set(assignment[1], assignment[2] ?? '');
      else this.variables.delete(assignment[1]);
    } else if (this.words.length > 0 || !CONTROL.has(text)) {
      this.words.push({ text, start: this.offset + start, end: this.offset + this.i, literal });
    }
  }

  private endCommand(): void {
    this.endWord();
    this.skipNext = false;
    if (this.words.length > 0) this.commands.push(this.words);
    this.words = [];
  }
}
