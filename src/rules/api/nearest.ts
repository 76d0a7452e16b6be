/** The one name that is a slip away: one letter, or two in a long name, or two letters exchanged. Null where none or several are. */
export function nearestOf(written: string, names: readonly string[]): string | null {
  const most = written.length >= 8 ? 2 : 1;
  let best: string | null = null;
  let least = most + 1;
  let isTie = false;
  for (const name of names) {
    if (Math.abs(name.length - written.length) > most || name === written || name.length < 4) continue;
    const steps = distance(written, name);
    if (steps < least) [best, least, isTie] = [name, steps, false];
    else if (steps === least) isTie = true;
  }
  return isTie ? null : best;
}

/** Letters to put in, take out, change, or exchange with their neighbour. */
function distance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a.charAt(i - 1) === b.charAt(j - 1) ? 0 : 1;
      let steps = Math.min((rows[i - 1]?.[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (rows[i - 1]?.[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && a.charAt(i - 1) === b.charAt(j - 2) && a.charAt(i - 2) === b.charAt(j - 1)) steps = Math.min(steps, (rows[i - 2]?.[j - 2] ?? 0) + 1);
      row.push(steps);
    }
    rows.push(row);
  }
  return rows[a.length]?.[b.length] ?? 0;
}
