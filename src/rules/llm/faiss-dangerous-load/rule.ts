import { argumentOf, callSite, stringOf, textOf, truthOf } from '../../reading';
import type { Rule } from '../../rule';

/** `allow_dangerous_deserialization=True`: the index's store is a pickle. Silent for what this very file saves. */
export const rule: Rule = {
  meta: {
    id: 'llm/faiss-dangerous-load',
    title: 'A vector index is unpickled from a file',
    family: 'llm',
    severity: 'warning',
    confidence: 'likely',
    preset: 'on',
    competencies: ['gov.ml-security', 'gen.embeddings-vector-db'],
    references: ['langchain-faiss', 'cwe-502'],
    since: '0.2.0',
    fix: 'none',
    peers: ['langchain:allow_dangerous_deserialization'],
  },
  words: ['allow_dangerous_deserialization'],
  inspect({ code, report }) {
    const saved = new Set(code.methodCalls('save_local').map(({ node, place }) => stringOf(code, node.args[0]?.value, place) ?? (node.args[0] === undefined ? '' : textOf(code, node.args[0].value))));
    for (const { node, place } of code.keywords.get('allow_dangerous_deserialization') ?? []) {
      const given = argumentOf(node, 'allow_dangerous_deserialization');
      if (truthOf(code, given, place) !== true) continue;
      const [path] = node.args;
      if (path !== undefined && saved.has(stringOf(code, path.value, place) ?? textOf(code, path.value))) continue;
      report({
        severity: 'warning', confidence: 'likely', at: callSite(code, node), related: [],
        message: 'The documents of this index are a pickle: whoever can change the file runs code where it is loaded. Keep the index where only your build can write, or in a store without pickles. (Taken for granted: others can reach that file.)',
      });
    }
  },
};
