import { render } from 'lit-html';
import type { DeskState, Intent } from '../mentor/desk/state';
import { panel } from './panel';

interface Api {
  postMessage(message: Intent): void;
  getState(): unknown;
  setState(state: unknown): void;
}
declare function acquireVsCodeApi(): Api;

const api = acquireVsCodeApi();
const root = document.querySelector('main');
/** What is read aloud; drawn once, so that screen readers watch it. */
const live = document.querySelector('#live');
let spoken = '';
let turns = 0;
let asked = '';

window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  if (typeof data !== 'object' || data === null || !('talk' in data) || root === null) return;
  const state = data as DeskState;
  look(state);
  const atEnd = document.documentElement.scrollHeight - window.scrollY - window.innerHeight < 80;
  render(panel(state, (intent) => { api.postMessage(intent); }, drafts), root);
  const added = state.talk.turns.length > turns;
  turns = state.talk.turns.length;
  if (added) root.querySelector('article:last-of-type')?.scrollIntoView({ block: 'start' });
  const last = state.talk.turns.at(-1);
  const now = last?.who === 'mentor' && last.model !== null ? `${last.id} ${last.model.state === 'consent' ? 'consent' : 'answer'}` : '';
  // Once when the model begins; after that the reader scrolls.
  if (now !== asked && now !== '') root.querySelector('article:last-of-type .model')?.scrollIntoView({ block: state.preview === null ? 'nearest' : 'start' });
  else if (atEnd && state.asking) window.scrollTo(0, document.documentElement.scrollHeight);
  asked = now;
  speak(state);
});

/** Drafts of questions and answers outlive a hidden panel. */
const drafts = {
  read: (name: string): string => {
    const saved = api.getState();
    const text: unknown = typeof saved === 'object' && saved !== null ? Reflect.get(saved, name) : '';
    return typeof text === 'string' ? text : '';
  },
  write: (name: string, text: string): void => {
    const saved = api.getState();
    api.setState({ ...(typeof saved === 'object' ? saved : {}), [name]: text });
  },
};

function look({ look: { font, size, spacing, width, motion, oneStep } }: DeskState): void {
  const { style, classList } = document.documentElement;
  style.setProperty('--mentor-font', font === '' ? 'var(--vscode-font-family)' : font);
  style.setProperty('--mentor-size', String(size));
  classList.toggle('wide-spacing', spacing === 'wide');
  classList.toggle('narrow', width === 'narrow');
  classList.toggle('still', !motion);
  classList.toggle('one-step', oneStep);
}

/** Says what happened, not each word of a stream. */
function speak(state: DeskState): void {
  const turn = state.talk.turns.at(-1);
  const text = state.notice ?? (state.preview !== null
    ? `Allow sending to ${state.preview.host}?`
    : state.explaining
      ? 'Explaining'
      : turn?.who === 'mentor'
        ? (turn.model === null ? `Explained: ${turn.offline.title}` : `${turn.offline.title}. ${spokenStates[turn.model.state]}`)
        : '');
  if (text === spoken || live === null) return;
  spoken = text;
  live.textContent = text;
}

const spokenStates = {
  preparing: 'Preparing the question to the model.', consent: '', streaming: 'The model is answering.', checking: 'Checking the answer.', repairing: 'Asking once more.',
  checked: 'The model\'s answer is complete and checked.', marked: 'The model\'s answer is complete; parts are not confirmed.', refused: 'The model\'s answer could not be confirmed.',
  failed: 'The model gave no answer.', cancelled: 'Cancelled.',
} as const;

api.postMessage({ kind: 'ready' });
