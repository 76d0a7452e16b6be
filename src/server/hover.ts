import type { Hover, Position } from 'vscode-languageserver';
import { MarkupKind } from 'vscode-languageserver';
import { meets } from './actions';
import type { ShownFinding } from './diagnostics';
import type { ServerLesson } from './host';
import { openLessonCommand } from './protocol';

/**
 * What a hover tells of the findings at a place: title, why it matters, what to do, and the way to the lesson. Not the message and the rule: clients show
 * those of every diagnostic themselves. Null where there is no finding.
 */
export function findingHover(
  position: Position,
  shown: readonly ShownFinding[],
  lesson: (rule: string) => ServerLesson | undefined,
  withLinks: boolean,
): Hover | null {
  const here = shown.filter(({ diagnostic }) => meets(diagnostic.range, { start: position, end: position }));
  const first = here[0];
  if (!first) return null;
  // Two findings of one rule have one lesson.
  const parts = [...new Set(here.map(({ finding }) => finding.rule))].map((rule) => {
    const about = lesson(rule);
    const lines = [`**${escapeMarkdown(about?.title ?? rule)}**`];
    if (about && about.why !== '') lines.push(`**Why it matters.** ${about.why}`);
    if (about && about.fix !== '') lines.push(`**How to fix.** ${about.fix}`);
    if (about && withLinks) lines.push(`[Open the lesson](command:${openLessonCommand}?${encodeURIComponent(JSON.stringify([rule]))})`);
    return lines.join('\n\n');
  });
  return { contents: { kind: MarkupKind.Markdown, value: parts.join('\n\n---\n\n') }, range: first.diagnostic.range };
}

/** A title is plain text. */
function escapeMarkdown(text: string): string {
  return text.replace(/[\\*_{}[\]()#+!|<>~-]/g, '\\$&');
}
