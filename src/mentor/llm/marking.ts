/** Makes the word that stands around data: it can't be guessed by whoever wrote the data. */
export function delimiter(random: (bytes: Uint8Array) => Uint8Array = (bytes) => globalThis.crypto.getRandomValues(bytes)): string {
  return [...random(new Uint8Array(9))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Data for a model to read and never to obey: between two marks with the delimiter, which is taken out of the data itself. */
export function marked(kind: string, text: string, mark: string): string {
  return `<<<${kind} ${mark}\n${text.replaceAll(mark, '')}\n${mark} ${kind}>>>`;
}
