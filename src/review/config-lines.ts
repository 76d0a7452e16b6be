/**
 * Where a key stands in a TOML text: the line (from 1) of its assignment or table header, or of `needle` behind it (a wrong value inside a long
 * list). Null where it can't be found. The TOML library tells no positions, and a line that is nearly right beats none.
 */
export function lineOfKey(text: string, path: readonly string[], needle?: string): number | null {
  const lines = text.split(/\r\n|\r|\n/);
  let table: readonly string[] = [];
  let found: number | null = null;
  let depth = -1;
  for (const [index, line] of lines.entries()) {
    const header = /^\s*\[\[?\s*([^\]]+?)\s*\]\]?/.exec(line);
    const keys = header ? null : /^\s*((?:"[^"]*"|'[^']*'|[\w-]+)(?:\s*\.\s*(?:"[^"]*"|'[^']*'|[\w-]+))*)\s*=/.exec(line);
    const here = header ? (table = splitKey(header[1] ?? '')) : keys ? [...table, ...splitKey(keys[1] ?? '')] : null;
    if (here === null || !startsWith(path, here) || here.length < depth) continue;
    found = index;
    depth = here.length;
  }
  if (found === null) return null;
  if (needle !== undefined) {
    for (let index = found; index < lines.length; index++) if (lines[index]?.includes(needle) === true) return index + 1;
  }
  return found + 1;
}

function startsWith(path: readonly string[], start: readonly string[]): boolean {
  return start.length <= path.length && start.every((part, index) => part === path[index]);
}

function splitKey(key: string): string[] {
  return [...key.matchAll(/"([^"]*)"|'([^']*)'|([\w-]+)/g)].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
}
