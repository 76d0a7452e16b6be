import { html, nothing } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import type { CheckQuestion, MentorPlace, Risk } from '../mentor/conversation';
import type { DeskState, MentorTurn, ModelPart } from '../mentor/desk/state';
import { consent } from './consent';
import { markdown } from './markdown';
import type { Drafts, Send } from './panel';
import { picture } from './picture';

interface Around {
  readonly state: DeskState;
  readonly send: Send;
  readonly drafts: Drafts;
  readonly last: boolean;
}
type Part = TemplateResult | typeof nothing;

/** What the mentor says in one turn: the offline answer, below it the model's. */
export function mentorTurn(turn: MentorTurn, around: Around): TemplateResult {
  const { offline } = turn;
  const { send, state } = around;
  const go = (place: MentorPlace | null): Part => goTo(turn, place, send);
  const findings = offline.risks.filter(({ kind }) => kind === 'finding');
  const watch = offline.risks.filter(({ kind }) => kind === 'watch');
  const heading = `title-${turn.id}`;
  const explanation = html`
    <div class="lead">${markdown(offline.answer)}</div>
    ${findings.length === 0 ? nothing : html`<section><h3>What was found</h3><ul class="risks">${findings.map((risk) => riskItem(risk, go, offline.answer))}</ul></section>`}`;
  const more = html`
    ${state.look.short ? nothing : details('Line by line', offline.lines.length, findings.length === 0 && !state.look.oneStep, html`<ol class="lines">${offline.lines.map((line) => html`<li>
      ${go(line.place)} <code>${line.code}</code>${markdown(line.text)}</li>`)}</ol>`)}
    ${details('Where the data comes from and goes to', offline.data.from.length + offline.data.to.length, false, html`
      <dl>${offline.data.from.map((step) => html`<dt>from</dt><dd>${markdown(step.text)} ${go(step.place)}</dd>`)}${offline.data.to.map((step) => html`<dt>to</dt><dd>${markdown(step.text)} ${go(step.place)}</dd>`)}</dl>`)}
    ${offline.picture === null ? nothing : html`<details class="picture" ?open=${!state.look.oneStep && !state.look.short}><summary>Data flow</summary>
      ${picture(offline.picture.svg, 'Data flow of this code; the same as text follows')}
      <details><summary>As text</summary><pre tabindex="0">${offline.picture.text}</pre></details></details>`}
    ${watch.length === 0 || state.look.short ? nothing : details('What goes wrong with such code', watch.length, false, html`<ul class="risks">${watch.map((risk) => riskItem(risk, go, ''))}</ul>`)}
    ${ladder(turn, send)}`;
  const explains = offline.request.type === 'explain';
  return html`<article class="mentor" aria-labelledby=${heading}>
    <h2 id=${heading}>${offline.title}</h2>
    ${explains ? html`${explanation}${model(turn, around)}${more}` : html`${script(turn, around)}${model(turn, around)}<details class="explanation"><summary>The explanation</summary>${explanation}${more}</details>`}
    ${offline.check === null || !explains ? nothing : html`<section class="check"><h3>Check yourself</h3>${checkQuestion(turn, 'check', offline.check, around)}${record(turn, send)}</section>`}
    ${offline.competencies.length === 0 ? nothing : html`<p class="chips">${offline.competencies.map(({ id, name }) => html`<button class="chip" @click=${() => { send({ kind: 'competency', id }); }}>${name}</button>`)}</p>`}
    ${details('Sources', offline.sources.length, false, html`<ul>${offline.sources.map(({ title, url, edition, supports }) => html`<li><a href=${url} title=${supports}>${title}</a>${edition === null ? nothing : html` <span class="quiet">${edition}</span>`}</li>`)}</ul>`)}
    ${details('What this answer is made of', offline.context.parts.length + offline.context.cut.length, false, html`<ul>${offline.context.parts.map(({ what, place }) => html`<li>${what} ${go(place)}</li>`)}</ul>
      ${offline.context.cut.length === 0 ? nothing : html`<p>Left out: ${offline.context.cut.join(' ')}</p>`}`)}
    ${around.last && offline.next.length > 0 ? html`<div class="next" role="group" aria-label="Ask next">${offline.next.map(({ label }, index) => html`<button class="second" @click=${() => { send({ kind: 'next', turn: turn.id, index }); }}>${label}</button>`)}</div>` : nothing}
    <p class="tools"><button class="link" @click=${() => { send({ kind: 'copy', turn: turn.id }); }}>Copy</button>
      ${state.provider.state === 'none' ? nothing : html`<button class="link" ?disabled=${state.asking} @click=${() => { send({ kind: 'model', turn: turn.id }); }}>${turn.model === null ? 'Ask the model' : 'Ask the model again'}</button>`}</p>
  </article>`;
}

function goTo(turn: MentorTurn, place: MentorPlace | null, send: Send): Part {
  if (place === null) return nothing;
  const { line, column } = place.range.start;
  const name = place.path.split('/').at(-1) ?? place.path;
  const label = `${place.cell === null ? '' : `cell ${place.cell + 1}, `}line ${line}`;
  return html`<button class="place" title=${`Go to ${place.path}`} aria-label=${`Go to ${name}, ${label}`} @click=${() => { send({ kind: 'open', turn: turn.id, path: place.path, cell: place.cell, line, column }); }}>${label}</button>`;
}

/** `said`: what stands above it already is not said twice. */
function riskItem(risk: Risk, go: (place: MentorPlace | null) => Part, said: string): TemplateResult {
  return html`<li class=${risk.severity ?? 'watch'}>${risk.severity === null ? nothing : html`<span class="severity">${risk.severity}</span>`} ${said.includes(risk.text) ? nothing : markdown(risk.text)} ${go(risk.place)} ${risk.rule === null ? nothing : html`<span class="quiet">${risk.rule}</span>`}</li>`;
}

function details(title: string, count: number, open: boolean, body: TemplateResult): Part {
  return count === 0 ? nothing : html`<details ?open=${open}><summary>${title}</summary>${body}</details>`;
}

/** The hints, one below the other; each can be skipped to. */
function ladder(turn: MentorTurn, send: Send): Part {
  const { ladder: rungs } = turn.offline;
  if (rungs.length === 0) return nothing;
  return html`<section class="ladder"><h3>Hints</h3>
    <ol>${rungs.slice(0, turn.rungs).map(({ title, text }) => html`<li><strong>${title}</strong>${markdown(text)}</li>`)}</ol>
    ${turn.rungs >= rungs.length ? nothing : html`<div class="buttons" role="group" aria-label="Show a hint">${rungs.slice(turn.rungs).map(({ title }, index) => html`<button class="second" @click=${() => { send({ kind: 'rung', turn: turn.id, rungs: turn.rungs + index + 1 }); }}>${turn.rungs + index + 1} ${title}</button>`)}</div>`}
  </section>`;
}

/** A conversation that is played without a model. */
function script(turn: MentorTurn, around: Around): TemplateResult {
  const { script: talk } = turn.offline;
  const whole = turn.steps >= talk.steps.length;
  const position = `Step ${Math.min(turn.steps, talk.steps.length)} of ${talk.steps.length}`;
  return html`<section class="script"><h3>${position}</h3>
    ${markdown(talk.opening)}
    <ol>${talk.steps.slice(0, turn.steps).map((step, index) => html`<li><strong>${step.title}</strong>${markdown(step.say)}${step.ask === null ? nothing : checkQuestion(turn, String(index), step.ask, around)}</li>`)}</ol>
    ${whole ? html`${markdown(talk.closing)}${record(turn, around.send)}` : html`<div class="buttons">
      <button class="next-step" @click=${() => { around.send({ kind: 'step', turn: turn.id, steps: turn.steps + 1 }); }}>Go on</button>
      <button class="link" @click=${() => { around.send({ kind: 'step', turn: turn.id, steps: talk.steps.length }); }}>Skip to the end</button></div>`}
  </section>`;
}

function checkQuestion(turn: MentorTurn, step: string, question: CheckQuestion, { send, drafts }: Around): TemplateResult {
  const reply = turn.replies[step];
  if (reply !== undefined) {
    return html`${markdown(question.question)}
      ${reply.text === null ? nothing : html`<p class="own">${reply.text}</p>`}
      ${reply.judgement === null ? nothing : markdown(reply.judgement.say)}
      <div class="answer"><strong>Answer</strong>${markdown(question.answer)}</div>`;
  }
  const id = `reply-${turn.id}-${step}`;
  const answer = (event: Event, skip: boolean): void => {
    const area = (event.target as HTMLElement).closest('form')?.querySelector('textarea');
    send({ kind: 'reply', turn: turn.id, step, text: skip ? null : (area?.value ?? '') });
    drafts.write(id, '');
  };
  return html`<form @submit=${(event: Event) => {
    event.preventDefault();
    answer(event, false);
  }}>${markdown(question.question)}
    <label for=${id}>Your answer</label>
    <textarea id=${id} rows="2" .value=${drafts.read(id)} @input=${(event: Event) => { drafts.write(id, (event.target as HTMLTextAreaElement).value); }}></textarea>
    <div class="buttons"><button type="submit" class="compare">Compare</button><button type="button" class="link" @click=${(event: Event) => { answer(event, true); }}>Show the answer</button></div>
  </form>`;
}

/** Evidence is noted only when the user says so. */
function record(turn: MentorTurn, send: Send): Part {
  if (turn.recorded) return html`<p class="quiet">Noted for your competencies.</p>`;
  return Object.keys(turn.replies).length === 0 || turn.offline.competencies.length === 0 ? nothing : html`<p><button class="link record" @click=${() => { send({ kind: 'record', turn: turn.id }); }}>Note this for my competencies</button></p>`;
}

const STATES: Readonly<Record<ModelPart['state'], string>> = {
  preparing: 'Preparing…', consent: 'Waiting for your yes', streaming: 'Not checked yet', checking: 'Checking…', repairing: 'Something could not be confirmed: asking once more…',
  checked: 'Checked', marked: 'Checked: what could not be confirmed is marked', refused: 'Could not be confirmed: the answer above stands', failed: 'No answer: the answer above stands', cancelled: 'Cancelled',
};

function model(turn: MentorTurn, { send, state }: Around): Part {
  const part = turn.model;
  if (part === null) return nothing;
  const busy = ['preparing', 'streaming', 'checking', 'repairing'].includes(part.state);
  const shown = part.state === 'checked' || part.state === 'marked';
  return html`<section class=${`model is-${part.state}`} aria-busy=${busy}>
    <h3>${part.model} <span class="badge">${busy ? html`<span class="spinner" aria-hidden="true"></span>` : nothing}${STATES[part.state]}</span></h3>
    ${state.preview?.turn === turn.id ? consent(state.preview, send) : nothing}
    ${part.text === '' || part.state === 'refused' ? nothing : html`<div class="text">${markdown(part.text)}</div>`}
    ${shown && part.question !== '' ? html`<div class="text">${markdown(part.question)}</div>` : nothing}
    ${part.sentences.length === 0 || shown ? nothing : html`<ul class="sentences">${part.sentences.map((text) => html`<li>${text}</li>`)}</ul>`}
    ${part.state === 'refused' && part.text !== '' ? html`<details><summary>What the model wrote, not checked</summary><pre tabindex="0">${part.text}</pre></details>` : nothing}
    ${part.sent.length === 0 || part.state === 'consent' ? nothing : html`<details><summary>What was sent to ${part.host}</summary>
      <ul>${part.sent.map((text) => html`<li>${text}</li>`)}</ul>
      ${part.cut.length === 0 ? nothing : html`<p>Cut: ${part.cut.join(' ')}</p>`}
      ${part.hidden.length === 0 ? nothing : html`<p>Taken out: ${part.hidden.join(', ')}</p>`}
      <p class="quiet">Prompts: ${part.prompts}</p></details>`}
    ${part.usage === null ? nothing : html`<p class="quiet usage">${part.usage.counted ? '' : 'about '}${part.usage.input.toLocaleString('en')} tokens in, ${part.usage.output.toLocaleString('en')} out</p>`}
    ${busy && state.asking ? html`<button class="second stop" @click=${() => { send({ kind: 'cancel' }); }}>Cancel</button>` : nothing}
  </section>`;
}
