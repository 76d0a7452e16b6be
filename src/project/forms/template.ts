/** Stands for one character of what a template fills in; a private character that no page holds. */
const FILLED = '\uE000';

/** A page whose template tags no longer disturb the reading of HTML. */
export interface MaskedTemplate {
  /** Of the same length, so that offsets stay. */
  readonly html: string;
  /** Does a text hold something that the template fills in? */
  readonly isDynamic: (text: string) => boolean;
  /** The text without what the template fills in. */
  readonly plain: (text: string) => string;
}

/**
 * Masks the tags of Jinja, Django and Mustache: statements and comments (`{% … %}`, `{# … #}`) as blanks, expressions (`{{ … }}`) as filled-in text. What stands
 * between `{% if %}` and `{% else %}` stays, both of it. An unclosed tag is left as it is.
 */
export function maskTemplate(text: string): MaskedTemplate {
  const blank = (part: string): string => part.replace(/[^\r\n]/g, ' ');
  const html = text
    .replaceAll(FILLED, ' ')
    .replace(/\{#[^{}]*#\}/g, blank)
    .replace(/\{%(?:[^%{]|%(?!\})|\{(?!%))*%\}/g, blank)
    .replace(/\{\{(?:[^{}]|\}(?!\}))*\}\}/g, (part) => part.replace(/[^\r\n]/g, FILLED));
  return { html, isDynamic: (part) => part.includes(FILLED), plain: (part) => part.replaceAll(FILLED, '').replace(/\s+/g, ' ').trim() };
}
