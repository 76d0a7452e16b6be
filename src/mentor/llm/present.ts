import type { RawAnswer } from './answer-form';
import type { SentPart } from './question';
import type { Problem } from './validate';

/** How what could not be confirmed begins; the panel draws it apart. */
export const NOT_CONFIRMED = 'Not confirmed';

/**
 * The answer as Markdown with its marks: what could not be confirmed is said where it stands. Links and pictures that are not allowed are taken out.
 */
export function presented(answer: RawAnswer, problems: readonly Problem[], parts: readonly SentPart[]): string {
  const pieces: string[] = [];
  for (const { kind, why } of problems) {
    if (kind === 'verdict') pieces.push(note(`the analyser disagrees: ${why}. Its finding stands`));
    if (kind === 'unproven') pieces.push(note(why));
    if (kind === 'instructions') pieces.push(note(why));
  }
  pieces.push(inText(answer.answer, problems));
  const remarks = answer.lines.map((line, index) => {
    const problem = problems.find(({ kind, at }) => (kind === 'line' || kind === 'quote') && at === `lines[${index}]`);
    const where = placed(parts.find(({ label }) => label === line.source), line.first, line.last);
    return `- ${problem === undefined ? where : ''}${inText(line.say, problems)}${problem === undefined ? '' : ` **${NOT_CONFIRMED}:** ${problem.why}.`}`;
  });
  if (remarks.length > 0) pieces.push(remarks.join('\n'));
  for (const code of answer.code.filter((one) => one.trim() !== '' && !answer.answer.includes(one.trim()))) pieces.push(inText(`\`\`\`python\n${code.replace(/^```\w*\n|\n?```\s*$/g, '').trim()}\n\`\`\``, problems));
  const ids = problems.filter(({ kind, at }) => ['rule', 'competency', 'lesson', 'reference'].includes(kind) && !answer.answer.includes(at));
  if (ids.length > 0) pieces.push(note(ids.map(({ why }) => why).join('; ')));
  return pieces.join('\n\n');
}

function note(text: string): string {
  return `> **${NOT_CONFIRMED}:** ${text}.`;
}

function placed(part: SentPart | undefined, first: number, last: number): string {
  const name = part?.place?.path.split('/').at(-1) ?? '';
  return `**${name === '' ? '' : `${name}, `}line ${first}${last === first ? '' : `–${last}`}:** `;
}

/** Marks in prose stand behind what they speak of, those of code below its block. */
function inText(text: string, problems: readonly Problem[]): string {
  return text.split(/(```[\s\S]*?(?:```|$))/).map((piece) => (piece.startsWith('```') ? codeMarked(piece, problems) : proseMarked(piece, problems))).join('');
}

function codeMarked(block: string, problems: readonly Problem[]): string {
  const wrong = problems.filter(({ kind, at }) => kind === 'code' && (at.startsWith('line ') || at.split(/[.()]/).filter((name) => name !== '').every((name) => block.includes(name))));
  const closed = block.endsWith('```') && block.length > 5 ? block : `${block}\n\`\`\``;
  return wrong.length === 0 ? block : `${closed}\n\n${note(wrong.map(({ why }) => why).join('; '))}\n`;
}

function proseMarked(prose: string, problems: readonly Problem[]): string {
  let text = prose;
  for (const { kind, at, why } of problems) {
    if (kind === 'picture' || kind === 'link') text = text.replace(linkAround(at), (_whole, label: string | undefined) => `${label ?? ''} *(${kind === 'picture' ? 'picture' : 'link'} taken out)*`);
    else if (['line', 'rule', 'code'].includes(kind) && text.includes(at)) text = text.replace(behind(at), (whole) => `${whole} *(${NOT_CONFIRMED.toLowerCase()}: ${why})*`);
  }
  return text;
}

function linkAround(address: string): RegExp {
  const escaped = address.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(String.raw`\[([^\]]*)\]\(\s*${escaped}[^)]*\)|<?${escaped}>?`, 'g');
}

/** The text with the code mark that may close behind it. */
function behind(at: string): RegExp {
  return new RegExp(String.raw`${at.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?:\([^)\`]*\))?\`?`);
}
