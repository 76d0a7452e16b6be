import type { PythonDocument } from '../python/document';

/** A question to a document's text that is asked by several and answered once; what is not there is an empty text. */
export function askedOnce<T>(ask: (code: string, path: string) => T): (document: PythonDocument | undefined) => T {
  const answers = new WeakMap<PythonDocument, { readonly answer: T }>();
  return (document) => {
    if (!document) return ask('', '');
    let known = answers.get(document);
    if (!known) {
      known = { answer: ask(document.code, document.path) };
      answers.set(document, known);
    }
    return known.answer;
  };
}
