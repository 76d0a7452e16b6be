import type { PythonDocument } from '../python/document';
import { scanImports } from '../python/imports';

/** A question to a document's text that is asked by several and answered once; what is not there is an empty text. */
export function askedOnce<T>(ask: (code: string, path: string, document: PythonDocument | undefined) => T): (document: PythonDocument | undefined) => T {
  const answers = new WeakMap<PythonDocument, { readonly answer: T }>();
  return (document) => {
    if (!document) return ask('', '', undefined);
    let known = answers.get(document);
    if (!known) {
      known = { answer: ask(document.code, document.path, document) };
      answers.set(document, known);
    }
    return known.answer;
  };
}

/** What a file imports. */
export const importsOf = askedOnce((code) => scanImports(code));
