import type { RecentEdit } from './documents';
import type { ShownFinding } from './diagnostics';

export interface CalmView {
  readonly shown: readonly ShownFinding[];
  /** When something is held back: milliseconds until it may be shown. */
  readonly waitFor: number | null;
}

/**
 * What to show in a text while it is being edited: a finding that is new and lies on the edited lines waits until the typing has rested for
 * `calm` milliseconds; all others, and every disappearance, count at once. A finding of the same rule that was already shown on that line is not new: its
 * text, and so its fingerprint, changes with every key.
 */
export function calmView(findings: readonly ShownFinding[], before: readonly ShownFinding[], edit: RecentEdit | undefined, now: number, calm: number): CalmView {
  const rest = edit ? edit.time + calm - now : 0;
  if (!edit || rest <= 0) return { shown: findings, waitFor: null };
  const known = new Set(before.flatMap(({ finding }) => [finding.fingerprint, ruleOnLine(finding)]));
  const shown = findings.filter(({ finding }) => {
    const line = finding.range.start.line - 1;
    return line < edit.firstLine || line > edit.lastLine || known.has(finding.fingerprint) || known.has(ruleOnLine(finding));
  });
  return { shown, waitFor: shown.length < findings.length ? rest : null };
}

function ruleOnLine(finding: ShownFinding['finding']): string {
  return `${finding.rule} ${String(finding.range.start.line)}`;
}
