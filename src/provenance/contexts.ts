import type { Site } from './graph';

/** The calls and told rounds of loops that are under way, as a number: what happens at one place in two contexts is told apart by it. */
export class Contexts {
  /** Where the functions under way were called, outermost first. */
  readonly calls: Site[] = [];
  private current = 0;
  private readonly outer: number[] = [];
  private readonly numbers = new Map<string, number>();
  private readonly paths = new Map<string, number>();

  /** A function is called from `site`. */
  enter(site: Site): void {
    this.calls.push(site);
    this.outer.push(this.current);
    this.current = this.within(`>${this.pathNumber(site.path)}:${site.span.start}`);
  }

  leave(): void {
    this.calls.pop();
    this.current = this.outer.pop() ?? 0;
  }

  /** Runs one round of a loop whose rounds are told apart. */
  round(number: number, run: () => void): void {
    const outside = this.current;
    this.current = this.within(`#${number}`);
    try {
      run();
    } finally {
      this.current = outside;
    }
  }

  /** Runs something outside of all calls. */
  outside(run: () => void): void {
    const { current } = this;
    const calls = this.calls.splice(0);
    this.current = 0;
    try {
      run();
    } finally {
      this.current = current;
      this.calls.push(...calls);
    }
  }

  /** No call is under way any more. */
  abandon(): void {
    this.calls.length = 0;
    this.outer.length = 0;
    this.current = 0;
  }

  /** What is equal for the same thing at the same place in the same context. */
  keyOf(kind: string, { path, span }: Site, variant: string): string {
    return `${kind}|${this.pathNumber(path)}|${span.start}|${span.end}|${variant}|${this.current}`;
  }

  /** What is equal for the same text of a file in the same context, wherever it stands there. */
  keyOfText(path: string, text: string): string {
    return `${this.current}|${this.pathNumber(path)}|${text}`;
  }

  private within(step: string): number {
    const key = `${this.current}${step}`;
    let number = this.numbers.get(key);
    if (number === undefined) {
      number = this.numbers.size + 1;
      this.numbers.set(key, number);
    }
    return number;
  }

  private pathNumber(path: string): number {
    let number = this.paths.get(path);
    if (number === undefined) {
      number = this.paths.size;
      this.paths.set(path, number);
    }
    return number;
  }
}
