import type { MentorPlace } from '../conversation';
import type { MentorTurn, ModelPart, Talk } from './state';

/** What the mentor said in a turn, as plain Markdown: the model's answer where there is one that holds, else the offline one. */
export function answerText(turn: MentorTurn): string {
  const { model, offline } = turn;
  return model !== null && (model.state === 'checked' || model.state === 'marked') ? model.text : offline.answer;
}

/** One turn as Markdown, for the clipboard and the export. */
export function turnMarkdown(turn: MentorTurn): string {
  const { offline, model } = turn;
  const pieces = [`## ${offline.title}`, offline.answer];
  section(pieces, 'What was found', offline.risks.filter(({ kind }) => kind === 'finding').map((risk) => `- ${risk.text}${risk.rule === null ? '' : ` (${risk.rule})`}${at(risk.place)}`));
  section(pieces, 'What goes wrong with such code', offline.risks.filter(({ kind }) => kind === 'watch').map((risk) => `- ${risk.text}`));
  section(pieces, 'Line by line', offline.lines.map((line) => `- line ${line.place.range.start.line}: ${line.text}`));
  section(pieces, 'Where the data comes from', offline.data.from.map((step) => `- ${step.text}${at(step.place)}`));
  section(pieces, 'Where the data goes', offline.data.to.map((step) => `- ${step.text}${at(step.place)}`));
  if (offline.picture !== null) pieces.push('### Data flow', `\`\`\`text\n${offline.picture.text.trim()}\n\`\`\``);
  section(pieces, 'Hints', offline.ladder.slice(0, turn.rungs).map(({ title, text }) => `- **${title}.** ${text}`));
  if (offline.request.type !== 'explain') {
    section(pieces, 'The conversation', offline.script.steps.slice(0, turn.steps).flatMap((step, index) => [`**${step.title}.** ${step.say}`, ...asked(step.ask?.question, step.ask?.answer, turn.replies[String(index)])]), '\n\n');
  }
  if (model !== null) pieces.push(...modelMarkdown(model));
  if (offline.check !== null) section(pieces, 'Check yourself', asked(offline.check.question, offline.check.answer, turn.replies.check), '\n\n');
  section(pieces, 'Competencies', offline.competencies.map(({ name }) => `- ${name}`));
  section(pieces, 'Sources', offline.sources.map(({ title, url, edition }) => `- [${title}](${url})${edition === null ? '' : `, ${edition}`}`));
  section(pieces, 'Context', [...offline.context.parts.map(({ what, place }) => `- ${what}${at(place)}`), ...offline.context.cut.map((text) => `- ${text}`)]);
  return pieces.join('\n\n');
}

/** A whole conversation as a Markdown document. */
export function talkMarkdown(talk: Talk): string {
  const turns = talk.turns.map((turn) => (turn.who === 'learner' ? `## You asked\n\n${turn.text.replace(/^/gm, '> ')}` : turnMarkdown(turn)));
  return `${[`# ${talk.title}`, `A conversation with the mentor of Holdout, begun ${talk.started.slice(0, 10)}.`, ...turns].join('\n\n')}\n`;
}

function modelMarkdown(model: ModelPart): string[] {
  const by = `${model.model} at ${model.host}`;
  if (model.state === 'checked') return [`### ${by}, checked`, model.text, model.question];
  if (model.state === 'marked') return [`### ${by}, checked: what could not be confirmed is marked`, model.text, model.question];
  if (model.state === 'refused') return [`### ${by}: not shown as an answer`, ...model.sentences];
  return model.sentences.length === 0 ? [] : [`### ${by}`, ...model.sentences];
}

function asked(question: string | undefined, answer: string | undefined, reply: { readonly text: string | null; readonly judgement: { readonly say: string } | null } | undefined): string[] {
  if (question === undefined) return [];
  if (reply === undefined) return [question];
  return [question, ...(reply.text === null ? [] : [`You: ${reply.text}`]), ...(reply.judgement === null ? [] : [reply.judgement.say]), `Answer: ${answer ?? ''}`];
}

function section(pieces: string[], title: string, lines: readonly string[], between = '\n'): void {
  if (lines.length > 0) pieces.push(`### ${title}`, lines.join(between));
}

function at(place: MentorPlace | null): string {
  return place === null ? '' : ` (${place.path}${place.cell === null ? '' : `, cell ${place.cell + 1}`}, line ${place.range.start.line})`;
}
