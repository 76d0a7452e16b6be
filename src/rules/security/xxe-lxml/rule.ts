import { isSurelyFrom } from '../../../project/releases';
import { outsidePart } from '../../outside';
import { lastParts } from '../../needs';
import { argumentOf, callSite, siteOf, truthOf } from '../../reading';
import type { Rule } from '../../rule';

const parsers = ['lxml.etree.XMLParser', 'lxml.etree.ETCompatXMLParser', 'lxml.etree.iterparse'] as const;
const readers = ['lxml.etree.parse', 'lxml.etree.fromstring', 'lxml.etree.XML', 'lxml.objectify.parse', 'lxml.objectify.fromstring', 'pandas.read_xml'] as const;
/** lxml resolves entities of the document itself alone from this release on. */
const SAFE_SINCE = '5.0';

/** A parser that is told to resolve entities or to use the network; and, with older lxml, XML from outside. */
export const rule: Rule = {
  meta: {
    id: 'security/xxe-lxml',
    title: 'XML from outside is read with external entities',
    family: 'security',
    severity: 'warning',
    confidence: 'certain',
    preset: 'hint',
    competencies: ['gov.ml-security'],
    references: ['cwe-611'],
    since: '0.2.0',
    fix: 'none',
    peers: ['bandit:B320', 'trailofbits:lxml-in-pandas'],
  },
  needs: ['lxml', 'pandas'],
  words: lastParts([...parsers, ...readers]),
  inspect({ code, releases, report }) {
    for (const name of parsers) {
      for (const { node, place } of code.callsOf(name)) {
        const resolves = truthOf(code, argumentOf(node, 'resolve_entities'), place) === true;
        if (!resolves && truthOf(code, argumentOf(node, 'no_network'), place) !== false && truthOf(code, argumentOf(node, 'load_dtd'), place) !== true) continue;
        report({
          severity: 'warning',
          confidence: 'certain',
          message: 'This XML parser resolves what the document refers to: a file can have other files of this machine, or addresses of its network, put into itself. Use `resolve_entities=False, no_network=True`.',
          at: callSite(code, node),
          related: [],
        });
      }
    }
    for (const name of readers) {
      for (const { node, place } of code.callsOf(name)) {
        if (argumentOf(node, 'parser', name === 'pandas.read_xml' ? -1 : 1) !== null) continue;
        const outside = node.args[0] === undefined ? null : outsidePart(code, node.args[0].value, place);
        if (outside === null || isSurelyFrom(releases.of(code.path, 'lxml'), SAFE_SINCE)) continue;
        report({
          severity: 'hint',
          confidence: 'likely',
          message: 'XML from outside is parsed by lxml, which before 5.0 lets it read files of this machine (external entities). Require lxml 5, or give a parser with `resolve_entities=False`. (Taken for granted: lxml may be older than 5.)',
          at: callSite(code, node),
          related: [{ message: 'this comes from outside', at: siteOf(code, outside) }],
        });
      }
    }
  },
};
