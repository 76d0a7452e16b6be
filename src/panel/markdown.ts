import DOMPurify from 'dompurify';
import { html } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import { unsafeHTML } from 'lit-html/directives/unsafe-html.js';
import { Marked } from 'marked';

// Text of code and of models never becomes a link, a picture or markup of its own.
const marked = new Marked({
  gfm: true,
  renderer: {
    html: ({ text }) => escaped(text),
    link: ({ text }) => escaped(text),
    image: ({ text }) => escaped(text),
    checkbox: () => '',
    // The panel has headings of its own; those of an answer stand below them.
    heading: ({ text }) => `<p><strong>${escaped(text)}</strong></p>`,
  },
});

const ALLOWED = { ALLOWED_TAGS: ['p', 'strong', 'em', 'del', 'code', 'pre', 'ul', 'ol', 'li', 'blockquote', 'br', 'hr', 'table', 'thead', 'tbody', 'tr', 'th', 'td'], ALLOWED_ATTR: ['start'] };

const rendered = new Map<string, TemplateResult>();

/** Markdown as it may be shown; blocks that say what could not be confirmed are drawn apart. */
export function markdown(text: string): TemplateResult {
  const known = rendered.get(text);
  if (known !== undefined) return known;
  const clean = DOMPurify.sanitize(marked.parse(text, { async: false }), ALLOWED)
    .replaceAll(/<blockquote>\s*<p><strong>Not confirmed:/g, '<blockquote class="unconfirmed"><p><strong>Not confirmed:')
    .replaceAll('<em>(not confirmed:', '<em class="unconfirmed">(not confirmed:');
  const result = html`<div class="prose">${unsafeHTML(clean)}</div>`;
  // A text that streams in is another one with each word.
  if (rendered.size > 400) rendered.clear();
  rendered.set(text, result);
  return result;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
