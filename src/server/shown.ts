import type { ToldFinding } from './diagnostics';
import type { Publisher } from './publisher';

/** Shows findings, and shows again what the publisher held back from the line being typed on, once its time has come. */
export interface Shown {
  show(paths: readonly string[], findings: readonly ToldFinding[]): void;
  /** Is something held back? */
  isHolding(): boolean;
  /** What is held back will not be shown: something newer comes. */
  drop(): void;
}

export function makeShown(publisher: Publisher, onRelease: () => void): Shown {
  let heldBack: ReturnType<typeof setTimeout> | null = null;
  const drop = (): void => {
    if (heldBack) clearTimeout(heldBack);
    heldBack = null;
  };
  const show = (paths: readonly string[], findings: readonly ToldFinding[]): void => {
    let wait: number | null = null;
    const byPath = new Map<string, ToldFinding[]>(paths.map((path) => [path, []]));
    for (const finding of findings) byPath.get(finding.path)?.push(finding);
    for (const [path, found] of byPath) {
      const rest = publisher.show(path, found);
      if (rest !== null) wait = Math.max(wait ?? 0, rest);
    }
    drop();
    if (wait === null) return;
    heldBack = setTimeout(() => {
      heldBack = null;
      show(paths, findings);
      onRelease();
    }, wait + 1);
  };
  return { show, isHolding: () => heldBack !== null, drop };
}
