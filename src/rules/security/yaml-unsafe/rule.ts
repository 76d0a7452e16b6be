import type { Call } from '../../../python/nodes';
import type { ModuleCode } from '../../../project/code/code';
import { isSurelyFrom } from '../../../project/releases';
import { argumentOf, callSite, edit, stringOf } from '../../reading';
import type { Fix, Rule } from '../../rule';

/** `yaml.load` without a loader, or with one that builds any object; `FullLoader` was one until PyYAML 5.4. */
export const rule: Rule = {
  meta: {
    id: 'security/yaml-unsafe',
    title: 'A YAML file may build any Python object',
    family: 'security',
    severity: 'warning',
    confidence: 'certain',
    preset: 'on',
    competencies: ['gov.ml-security', 'se.python'],
    references: ['pyyaml', 'cwe-502'],
    since: '0.2.0',
    fix: 'safe',
    peers: ['bandit:B506', 'ruff:S506', 'semgrep:avoid-pyyaml-load', 'semgrep:avoid-unsafe-ruamel', 'codemodder:harden-pyyaml'],
  },
  needs: ['yaml', 'ruamel'],
  words: ['YAML', 'load', 'load_all', 'unsafe_load', 'unsafe_load_all'],
  inspect({ code, releases, report }) {
    for (const { node, place } of code.callsOf('ruamel.yaml.YAML')) {
      const kind = argumentOf(node, 'typ');
      if (kind === null || stringOf(code, kind.value, place) !== 'unsafe') continue;
      report({
        severity: 'warning', confidence: 'certain', at: callSite(code, node), related: [],
        message: "`typ='unsafe'` builds any Python object that the file names, and so runs what the file says. A configuration holds plain values: `typ='safe'` reads those, and nothing else.",
        fixes: [{ title: "Read plain values alone (typ='safe')", safe: true, edits: [edit(code, kind.value.start, kind.value.end, "'safe'")] }],
      });
    }
    const calls = [...code.callsOf('yaml.load'), ...code.callsOf('yaml.load_all'), ...code.callsOf('yaml.unsafe_load'), ...code.callsOf('yaml.unsafe_load_all')];
    for (const { node, place } of calls) {
      const called = code.writtenName(node.callee, place) ?? '';
      const given = argumentOf(node, 'Loader', 1);
      const loader = given === null ? null : code.writtenName(given.value, place);
      const isFull = loader === 'yaml.FullLoader';
      if (loader !== null && !called.includes('unsafe') && loader !== 'yaml.Loader' && loader !== 'yaml.UnsafeLoader' && loader !== 'yaml.CLoader' && !isFull) continue;
      if (isFull && isSurelyFrom(releases.of(code.path, 'yaml'), '5.4')) continue;
      const isNew = given === null && isSurelyFrom(releases.of(code.path, 'yaml'), '6.0');
      report({
        severity: isFull ? 'hint' : 'warning',
        confidence: isFull ? 'hint' : 'certain',
        message: isNew && !called.includes('unsafe')
          ? 'yaml.load needs a Loader from PyYAML 6.0 on, and fails here. `yaml.safe_load` reads plain values.'
          : isFull
            ? '`FullLoader` could be made to run code until PyYAML 5.4. A configuration holds plain values: `yaml.safe_load` reads those, and nothing else.'
            : 'This loader builds any Python object that the file names, and so runs what the file says. A configuration holds plain values: `yaml.safe_load` reads those, and nothing else.',
        at: callSite(code, node),
        related: [],
        fixes: fixOf(code, node, called),
      });
    }
  },
};

function fixOf(code: ModuleCode, node: Call, called: string): Fix[] {
  const { callee } = node;
  const stream = node.args[0];
  const others = node.args.filter((argument, index) => index !== 0 && !(argument.keyword === 'Loader' || (index === 1 && argument.keyword === null)));
  if (callee.kind !== 'Attribute' || stream?.unpack !== '' || others.length > 0) return [];
  const name = called.endsWith('_all') ? 'safe_load_all' : 'safe_load';
  return [{ title: `Read plain values alone (yaml.${name})`, safe: true, edits: [edit(code, callee.attributeSpan.start, callee.attributeSpan.end, name), edit(code, stream.end, node.argsSpan.end - 1, '')] }];
}
