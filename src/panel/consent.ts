import { html, nothing } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import type { Preview } from '../mentor/desk/state';
import type { Send } from './panel';

/** What would be sent and where to, and the question whether it may. */
export function consent(preview: Preview, send: Send): TemplateResult {
  const choose = (choice: 'once' | 'always' | 'no') => () => { send({ kind: 'consent', choice }); };
  return html`<section class="consent" role="group" aria-labelledby="consent-title">
    <h4 id="consent-title">Send this to ${preview.host}?</h4>
    <dl>
      <dt>Server</dt><dd>${preview.host}${preview.local ? ' (this machine)' : ''}</dd>
      <dt>Model</dt><dd>${preview.model}</dd>
      <dt>Tokens</dt><dd>about ${preview.tokens.toLocaleString('en')} in, at most ${preview.maxOutput.toLocaleString('en')} out</dd>
      <dt>Taken out</dt><dd>${preview.hidden.length === 0 ? 'no secrets were seen' : preview.hidden.join(', ')}</dd>
      ${preview.cut.length === 0 ? nothing : html`<dt>Cut</dt><dd>${preview.cut.join(' ')}</dd>`}
    </dl>
    <details><summary>The exact text</summary><pre tabindex="0" class="exact">${preview.text}</pre></details>
    <div class="buttons">
      <button id="consent-once" @click=${choose('once')}>Send</button>
      <button id="consent-always" class="second" @click=${choose('always')}>Send, and do not ask again for this model</button>
      <button id="consent-no" class="second" @click=${choose('no')}>Do not send</button>
    </div>
  </section>`;
}
