import { html, nothing } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { repeat } from 'lit-html/directives/repeat.js';
import { conversationTypes, levels } from '../mentor/conversation';
import type { ConversationType, Level } from '../mentor/conversation';
import type { DeskState, Intent, MentorTurn } from '../mentor/desk/state';
import { mentorTurn } from './turn';

export type Send = (intent: Intent) => void;

/** Texts being written, kept while the panel is hidden. */
export interface Drafts {
  read(name: string): string;
  write(name: string, text: string): void;
}

/** The whole panel. */
export function panel(state: DeskState, send: Send, drafts: Drafts): TemplateResult {
  const { turns } = state.talk;
  return html`
    ${bar(state, send)}
    ${state.notice === null ? nothing : html`<p class="notice" role="alert">${state.notice}</p>`}
    ${turns.length === 0 ? welcome(state, send) : nothing}
    ${state.look.oneStep ? whereWasI(state) : nothing}
    ${repeat(turns, ({ id }) => id, (turn, index) => turn.who === 'learner'
      ? html`<article class="learner" aria-label="You"><p>${turn.text}</p></article>`
      : mentorTurn(turn, { state, send, drafts, last: index === turns.length - 1 }))}
    ${state.explaining ? html`<p class="busy"><span class="spinner" aria-hidden="true"></span> Explaining…</p>` : nothing}
    ${question(state, send, drafts)}`;
}

function bar(state: DeskState, send: Send): TemplateResult {
  return html`
    <div class="bar" role="toolbar" aria-label="Conversation">
      <label>Way <select id="type" .value=${live(state.type)} @change=${(event: Event) => { send({ kind: 'type', type: valueOf(event) as ConversationType }); }}>
        ${conversationTypes.map(({ id, name, purpose }) => html`<option value=${id} title=${purpose} ?selected=${id === state.type}>${name}</option>`)}
      </select></label>
      <label>Level <select id="level" .value=${live(state.level)} @change=${(event: Event) => { send({ kind: 'level', level: valueOf(event) as Level }); }}>
        ${levels.map((level) => html`<option value=${level} ?selected=${level === state.level}>${level}</option>`)}
      </select></label>
    </div>
    ${state.history.length === 0 ? nothing : html`
      <details class="history"><summary>Earlier conversations (${state.history.length})</summary>
        <ul>${state.history.map(({ id, title, when }) => html`<li>
          <button class="link" @click=${() => { send({ kind: 'history', id }); }}>${title}</button> <span class="quiet">${when.slice(0, 10)}</span>
          <button class="link" aria-label=${`Delete: ${title}`} @click=${() => { send({ kind: 'forget', id }); }}>Delete</button></li>`)}</ul>
      </details>`}`;
}

/** For who takes one step at a time: what is open, and what comes next. */
function whereWasI({ talk }: DeskState): TemplateResult | typeof nothing {
  const turn = talk.turns.findLast((one): one is MentorTurn => one.who === 'mentor');
  if (turn === undefined) return nothing;
  const { ladder, script, check, request } = turn.offline;
  const isAnswered = turn.replies.check !== undefined;
  const steps = request.type !== 'explain'
    ? `Step ${turn.steps} of ${script.steps.length}${turn.steps < script.steps.length ? `; next: ${script.steps[turn.steps]?.title ?? ''}` : ', the last one'}.`
    : [
        ladder.length === 0 ? '' : `${turn.rungs} of ${ladder.length} hints are open${turn.rungs < ladder.length ? `; next: ${ladder[turn.rungs]?.title ?? ''}` : ''}.`,
        check === null ? '' : isAnswered ? 'The check question is answered.' : 'The check question is still open.',
      ].filter((text) => text !== '').join(' ');
  return html`<section class="where" aria-label="Where was I?"><strong>Where was I?</strong> ${turn.offline.title}. ${steps}</section>`;
}

function welcome(state: DeskState, send: Send): TemplateResult {
  return html`<section class="welcome">
    <p>Select code, or put the cursor on a finding, and ask what it does. The answer comes from the analyser on this machine: nothing is sent anywhere.</p>
    <p><button id="explain" @click=${() => { send({ kind: 'explain' }); }}>Explain what is selected</button></p>
    ${state.provider.state === 'none' ? html`<p class="quiet">A language model can explain further. <button class="link" id="provider" @click=${() => { send({ kind: 'provider' }); }}>Choose a model</button></p>` : nothing}
  </section>`;
}

function question(state: DeskState, send: Send, drafts: Drafts): TemplateResult {
  const ask = (area: HTMLTextAreaElement | null): void => {
    if (area === null || area.value.trim() === '') return;
    send({ kind: 'ask', text: area.value });
    area.value = '';
    drafts.write('question', '');
  };
  const form = (event: Event): HTMLTextAreaElement | null => (event.target as HTMLElement).closest('form')?.querySelector('textarea') ?? null;
  const { provider, usage } = state;
  return html`<form class="question" @submit=${(event: Event) => {
    event.preventDefault();
    ask(form(event));
  }}>
    <label for="question">${state.talk.turns.length === 0 ? 'Ask a question' : 'Ask further'}</label>
    <textarea id="question" rows="2" .value=${drafts.read('question')} @input=${(event: Event) => { drafts.write('question', valueOf(event)); }}
      @keydown=${(event: KeyboardEvent) => {
        if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
        event.preventDefault();
        ask(form(event));
      }}></textarea>
    <div class="buttons">
      <button id="send" type="submit">Ask</button>
      ${state.asking || state.explaining ? html`<button id="cancel" type="button" class="second" @click=${() => { send({ kind: 'cancel' }); }}>Cancel</button>` : nothing}
      <span class="quiet">Enter asks, Shift+Enter is a new line</span>
    </div>
    <p class="quiet provider">${provider.state === 'none'
      ? html`Offline: nothing is sent. <button type="button" class="link" @click=${() => { send({ kind: 'provider' }); }}>Choose a model</button>`
      : html`${provider.model} at ${provider.host} · ${usage.tokens.toLocaleString('en')} ${usage.cap > 0 ? `of ${usage.cap.toLocaleString('en')} ` : ''}tokens today
        ${provider.state === 'broken' ? html`<span class="problem">${provider.sentence}</span>` : nothing}
        ${provider.state === 'broken' && provider.key ? html`<button type="button" class="link" id="key" @click=${() => { send({ kind: 'key' }); }}>Set the key</button>` : nothing}
        <button type="button" class="link" @click=${() => { send({ kind: 'provider' }); }}>Change</button>`}</p>
  </form>`;
}

function valueOf(event: Event): string {
  return (event.target as HTMLInputElement).value;
}
