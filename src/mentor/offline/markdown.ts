import type { MentorPlace, OfflineAnswer, Script } from '../conversation';

/** An answer as Markdown, for terminals, files and programs that show text. `rungs`: how many hints of the ladder are shown. */
export function answerMarkdown(answer: OfflineAnswer, rungs = 0): string {
  const pieces = [`# ${answer.title}`, answer.answer];
  const section = (title: string, lines: readonly string[], between = '\n'): void => {
    if (lines.length > 0) pieces.push(`## ${title}`, lines.join(between));
  };
  const isExplained = answer.request.type === 'explain';
  if (!isExplained) pieces.push(scriptMarkdown(answer.script));
  if (isExplained) {
    section('What the lines do', answer.lines.map((line) => `- ${where(line.place)}: ${line.text}`));
    section('Where the data comes from', answer.data.from.map((step) => `- ${step.text}`));
    section('Where it goes', answer.data.to.map((step) => `- ${step.text}`));
    section('Found here', answer.risks.filter((risk) => risk.kind === 'finding').map((risk) => `- ${risk.place === null ? '' : `${where(risk.place)}, `}\`${risk.rule ?? ''}\`: ${risk.text}`));
    section('To watch', answer.risks.filter((risk) => risk.kind === 'watch').map((risk) => `- ${risk.text}`));
    if (answer.picture !== null) pieces.push('## The data flow', `\`\`\`text\n${answer.picture.text.trim()}\n\`\`\``);
    section('Hints', answer.ladder.slice(0, rungs).map(({ title, text }, index) => `### ${String(index + 1)} ${title}\n\n${text}`), '\n\n');
    if (answer.check !== null) pieces.push('## Check yourself', `${answer.check.question}\n\n${answer.check.answer}`);
  }
  section('Lessons', answer.lessons.map(({ id, title }) => `- \`${id}\`: ${title}`));
  section('Areas of skill', answer.competencies.map(({ name }) => `- ${name}`));
  section('Sources', answer.sources.map(({ title, url, edition }) => `- ${title}${edition === null ? '' : `, ${edition}`}: ${url}`));
  section('What was left out', answer.context.cut.map((text) => `- ${text}`));
  return `${pieces.join('\n\n')}\n`;
}

function scriptMarkdown(script: Script): string {
  const steps = script.steps.map((step, index) => [`## ${String(index + 1)}. ${step.title}`, step.say, ...(step.ask === null ? [] : [`**You are asked:** ${step.ask.question}`, `**One way to answer:** ${step.ask.answer}`])].join('\n\n'));
  return [script.opening, ...steps, script.closing].join('\n\n');
}

function where({ cell, range }: MentorPlace): string {
  return `${cell === null ? '' : `cell ${String(cell)}, `}line ${String(range.start.line)}`;
}
