import type { ChangedCode } from '../../src/project/versions';

/**
 * What the change adds that a program is reviewed with: a comment on the first lines of a file, `# new: name other`, names functions of that file whose lines are all new. Null: no file
 * says so, and the program is checked as it is.
 */
export function newFunctions(files: Readonly<Record<string, string>>): ChangedCode | null {
  const spans = new Map<string, readonly { readonly start: number; readonly end: number }[]>();
  for (const [path, text] of Object.entries(files)) {
    const names = /^# *new: *(.+)$/m.exec(text.split('\n').slice(0, 4).join('\n'))?.[1]?.trim().split(/\s+/);
    if (names) spans.set(path, names.flatMap((name) => spanOf(text, name)));
  }
  if (spans.size === 0) return null;
  return {
    touches: (path, span) => (spans.get(path) ?? []).some((one) => span.start < one.end && span.end >= one.start),
    wasTested: () => null,
  };
}

/** From `def` to the last line that is indented below it. */
function spanOf(text: string, name: string): { readonly start: number; readonly end: number }[] {
  const found = new RegExp(`^([ \\t]*)(?:async )?def ${name}\\b.*\\n(?:\\1[ \\t]+.*\\n?|[ \\t]*\\n)*`, 'm').exec(text);
  return found ? [{ start: found.index, end: found.index + found[0].trimEnd().length }] : [];
}
