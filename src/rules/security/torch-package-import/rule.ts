import { argumentOf, callSite, stringOf } from '../../reading';
import type { Rule } from '../../rule';

/** `PackageImporter`: an archive with Python in it. What the program exported itself is silent. */
export const rule: Rule = {
  meta: {
    id: 'security/torch-package-import',
    title: 'A torch package is imported, and its code runs',
    family: 'security',
    severity: 'warning',
    confidence: 'likely',
    preset: 'on',
    competencies: ['gov.ml-security', 'ml.frameworks'],
    references: ['torch-package', 'cwe-502'],
    since: '0.2.0',
    fix: 'none',
    peers: ['trailofbits:pytorch-package'],
  },
  needs: ['torch'],
  words: ['PackageImporter'],
  inspect({ code, report }) {
    const own = new Set(code.callsOf('torch.package.PackageExporter').flatMap(({ node, place }) => stringOf(code, argumentOf(node, 'f', 0)?.value, place) ?? []));
    for (const { node, place } of code.callsOf('torch.package.PackageImporter')) {
      const path = stringOf(code, argumentOf(node, 'file_or_buffer', 0)?.value, place);
      if (path !== null && own.has(path)) continue;
      report({
        severity: 'warning',
        confidence: 'likely',
        message: 'A torch package holds Python and pickles, and importing it runs them. Take packages from your own build alone, or load a state dict into a model of your own code. (Taken for granted: somebody else can write that file.)',
        at: callSite(code, node),
        related: [],
      });
    }
  },
};
