/** Colours and cursor movements of terminals. */
const ANSI = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)|[@-_])|\u009b[0-?]*[ -/]*[@-~]/g;
/** Control characters, marks of writing direction, what has no width, tags, variation selectors. */
const UNSEEN = /\p{Default_Ignorable_Code_Point}|\p{Cc}|\p{Cf}/gu;

/**
 * Takes out of a text what a person can't see and a model, or a terminal, would read: escape sequences, direction marks, characters without a width.
 * Used on what is sent and on what comes back. Lines stay lines.
 */
export function seen(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(ANSI, '').replace(UNSEEN, (character) => (character === '\n' || character === '\t' ? character : ''));
}
