import type { Hover, Position } from 'vscode-languageserver';
import { MarkupKind } from 'vscode-languageserver';
import { meets } from './actions';
import type { ShownFinding } from './diagnostics';
import type { ServerLesson } from './host';
import { openLessonCommand } from './protocol';

/** What a hover tells of the findings at a place: title, message, why it matters, and the way to the lesson. Null where there is none. */
export function findingHover(
  position: Position,
  shown: readonly ShownFinding[],
  lesson: (rule: string) => ServerLesson | undefined,
  withLinks: boolean,
): Hover | null {
  const here = shown.filter(({ diagnostic }) => meets(diagnostic.range, { start: position, end: position }));
  const first = here[0];
  if (!first) return null;
  const parts = here.map(({ finding }) => {
    const about = lesson(finding.rule);
    const lines = [`**${escapeMarkdown(about?.title ?? finding.rule)}** \`${finding.rule}\``, escapeMarkdown(finding.message)];
    if (about && about.why !== '') lines.push(`**Why it matters**`, about.why);
    if (about && withLinks) lines.push(`[Open the lesson](command:${openLessonCommand}?${encodeURIComponent(JSON.stringify([finding.rule]))})`);
    return lines.join('\n\n');
  });
  return { contents: { kind: MarkupKind.Markdown, value: parts.join('\n\n---\n\n') }, range: first.diagnostic.range };
}

/** Names in a message come from the analysed code: they must never become links or markup. */
function escapeMarkdown(text: string): string {
  return text.replace(/[\\*_{}[\]()#+!|<>~-]/g, '\\$&');
}
