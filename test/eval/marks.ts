/** One place where a finding is expected: a trailing `# ! family/rule` of a corpus program. */
export interface Mark {
  readonly path: string;
  /** Index among all cells of a notebook; null in a script. */
  readonly cell: number | null;
  /** Counted from 1, within the cell if there is one. */
  readonly line: number;
  /** The rules of which any will do: `a/x|a/y`. */
  readonly rules: readonly string[];
  /** Marks of one program with the same group (`a/x@1` here, `a/y@1` there) stand for one fault: a finding at any of them will do. */
  readonly group: string | null;
}

/** What a careful reviewer says about one fault: it must be found at one of the marks. */
export interface Expectation {
  readonly marks: readonly Mark[];
}

/** A block of code as marks count in it: a script, or one cell. */
export interface CodeBlock {
  readonly path: string;
  readonly cell: number | null;
  readonly source: string;
}

const MARK = /#\s*!\s+(.+?)\s*$/;
const ITEM = /^([a-z]+\/[a-z0-9-]+(?:\|[a-z]+\/[a-z0-9-]+)*)(?:@(\w+))?$/;

/** The marks of a block. Throws where a mark can't be read, naming its place. */
export function marksIn(block: CodeBlock): Mark[] {
  return block.source.split('\n').flatMap((text, index) => {
    const items = MARK.exec(text)?.[1]?.split(/\s+/) ?? [];
    return items.map((item) => {
      const [, rules, group] = ITEM.exec(item) ?? [];
      if (rules === undefined) throw new Error(`${block.path}:${index + 1}: "${item}" is no mark; write family/rule, family/rule|family/other or family/rule@1`);
      return { path: block.path, cell: block.cell, line: index + 1, rules: rules.split('|'), group: group ?? null };
    });
  });
}

/** One expectation for each mark without a group, and for each group. */
export function expectationsOf(marks: readonly Mark[]): Expectation[] {
  const groups = new Map<string, Mark[]>();
  const expectations: Expectation[] = [];
  for (const mark of marks) {
    const group = mark.group === null ? undefined : groups.get(mark.group);
    if (group !== undefined) {
      group.push(mark);
      continue;
    }
    const members = [mark];
    if (mark.group !== null) groups.set(mark.group, members);
    expectations.push({ marks: members });
  }
  return expectations;
}

/** The text of a comment `# key: …` on one of a block's first lines. */
export function headComment(block: CodeBlock, key: string): string | null {
  const pattern = new RegExp(`^#\\s*${key}:\\s*(.+?)\\s*$`);
  for (const line of block.source.split('\n').slice(0, 4)) {
    const value = pattern.exec(line)?.[1];
    if (value !== undefined) return value;
  }
  return null;
}
