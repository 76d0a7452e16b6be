import type { ProgramSyntax } from '../../../project/program-syntax';
import type { TestCase } from '../../../project/testing/suites';
import { fixturesFor } from '../../../project/testing/suites';
import type { Call, FunctionDefinition } from '../../../python/nodes';
import { callsIn } from '../../fixes/source';
import type { Rule } from '../../rule';
import { calledName, isSetAside } from '../assertions';
import { codeOf, functionsByTest, shortly } from '../story';

const fetching = /^(requests\.(get|post|put|delete|patch|head|request)|httpx\.(get|post|put|delete|patch)|urllib\.request\.(urlopen|urlretrieve)|datasets\.load_dataset|torch\.hub\.(load|load_state_dict_from_url|download_url_to_file)|sklearn\.datasets\.fetch_\w+|tensorflow_datasets\.load|nltk\.download|gdown\.\w+|wget\.download|huggingface_hub\.(hf_hub_download|snapshot_download)|tensorflow\.keras\.utils\.get_file|keras\.utils\.get_file|seaborn\.load_dataset|(tensorflow\.)?keras\.datasets\.\w+\.load_data|openml\.\w+\.get_\w+|whisper\.load_model|spacy\.cli\.download)$/;
const readers = /^pandas\.read_(csv|json|parquet|excel|html|table)$/;
const marks = /skip|xfail|slow|network|integration|online|external|internet|remote|e2e|end_to_end|nightly|expensive|live|download|requires|large|gpu|expectedFailure/i;
const standIns = /patch|mock|responses|httpretty|vcr|respx|requests_mock|httpx_mock|aioresponses|MagicMock|pook|betamax|cassette|fake|stub/i;

/** A unit test that downloads a model or data, or asks a server, and is not marked as one that does. */
export const rule: Rule = {
  meta: {
    id: 'testing/test-needs-network',
    title: 'A unit test needs the network',
    family: 'testing',
    severity: 'hint',
    confidence: 'likely',
    preset: 'hint',
    competencies: ['se.testing-coverage', 'ops.cicd'],
    references: ['amershi2019'],
    since: '0.1.0',
    fix: 'none',
  },
  atMost: 'likely',
  onlyWith: ['tests'],
  test({ program, map, report }) {
    const told = new Set<string>();
    const byTest = functionsByTest(map);
    const ofFunction = new Map<FunctionDefinition, { readonly isReplaced: boolean; readonly calls: readonly Call[] }>();
    // A function is looked through once, however many tests reach it.
    const lookAt = (path: string, definition: FunctionDefinition): { readonly isReplaced: boolean; readonly calls: readonly Call[] } => {
      const known = ofFunction.get(definition) ?? { isReplaced: standIns.test(codeOf(program, path, definition)), calls: callsIn(definition.body).filter((call) => mayFetch(program, path, call)) };
      ofFunction.set(definition, known);
      return known;
    };
    for (const test of map.cases) {
      if (isSetAside(program, test, marks) || /(^|\/)(integration|e2e|end_to_end|slow|functional|system|smoke|load|acceptance|live)[^/]*(\/|$)|integration|e2e/i.test(test.path) || /integration|network|e2e|online|slow/i.test(test.name)) continue;
      const fixtures = fixturesFor(program, test.path);
      const asked = test.definition.parameters.flatMap(({ name }) => fixtures.get(name) ?? []);
      const parts: readonly { readonly path: string; readonly definition: FunctionDefinition }[] = [test, ...asked];
      if (parts.some(({ path, definition }) => lookAt(path, definition).isReplaced) || test.definition.parameters.some(({ name }) => standIns.test(name))) continue;
      const reached = (byTest.get(test) ?? []).filter(({ at }) => !lookAt(at.path, at.definition).isReplaced);
      for (const { path, definition } of [...parts, ...reached.map(({ at }) => at)]) {
        const found = lookAt(path, definition).calls.map((call) => ({ call, what: needOf(program, path, call, test, definition) })).find(({ what }) => what !== null);
        const key = `${path} ${found?.what ?? ''}`;
        if (!found || told.has(key)) continue;
        const isReached = reached.some(({ at }) => at.definition === definition);
        if (isReached && (isLocal(program, test, definition.name) || /(requests|httpx|urllib)/.test(codeOf(program, path, found.call.callee)))) continue;
        told.add(key);
        const here = { path, span: { start: found.call.start, end: found.call.end } };
        const asks = { path: test.path, span: { start: test.definition.nameSpan.start, end: test.definition.nameSpan.end } };
        report({
          severity: 'hint',
          confidence: 'likely',
          message:
            `\`${shortly(program, path, found.call)}\` ${found.what ?? ''}: without a network the test fails, though the code is right, and with one it is slow and depends on what others publish. ` +
            'Give the unit test something small and local (a tiny model that it builds itself, three rows in a file, a stand-in for the server), and keep the real thing in a test that is marked, for example with `@pytest.mark.network`.',
          at: isReached ? asks : here,
          related: definition === test.definition ? [] : [isReached ? { message: 'the test comes here', at: here } : { message: 'this test asks for it', at: asks }],
        });
      }
    }
  },
};

/** Does the test give the function something of its own to load? */
function isLocal(program: ProgramSyntax, test: TestCase, name: string): boolean {
  return callsIn(test.definition.body).some((call) => calledName(call) === name && call.args.length > 0) || /tmp_path|tmpdir|tempfile/.test(codeOf(program, test.path, test.definition));
}

/** Is this a call of which `needOf` could say something? */
function mayFetch(program: ProgramSyntax, path: string, call: Call): boolean {
  if (calledName(call) === 'from_pretrained' || call.args.some((argument) => argument.keyword === 'pretrained')) return true;
  const name = program.libraryName(call.callee, path) ?? '';
  return readers.test(name) || fetching.test(name);
}

/** What a call fetches; null where it stays on this machine. */
function needOf(program: ProgramSyntax, path: string, call: Call, test: TestCase, inside: FunctionDefinition): string | null {
  const given = (keyword: string): string | undefined => {
    const value = call.args.find((argument) => argument.keyword === keyword)?.value;
    return value && codeOf(program, path, value);
  };
  if (given('local_files_only') === 'True' || given('download') === 'False') return null;
  const first = call.args[0]?.value;
  const byDefault = first?.kind === 'Name' ? inside.parameters.find((parameter) => parameter.name === first.id)?.defaultValue : null;
  const literal = byDefault ?? first;
  const text = literal?.kind === 'Constant' && typeof literal.value === 'string' ? literal.value : null;
  const name = program.libraryName(call.callee, path) ?? '';
  const isUrl = text !== null && /^https?:\/\//.test(text);
  if (calledName(call) === 'from_pretrained') return text !== null && /^[\w.-]+(\/[\w.-]+)?$/.test(text) && !/^\.|^(tests?|models?|data|checkpoints?|artifacts?|output|tmp)(\/|$)/.test(text) && !/tiny|internal-testing|dummy/.test(text) ? 'downloads a published model' : null;
  if (readers.test(name)) return isUrl ? 'reads from the internet' : null;
  if (!fetching.test(name)) return given('pretrained') === 'True' && /^(timm|torchvision\.models)\./.test(name) ? 'downloads weights' : null;
  if (name === 'datasets.load_dataset' && text !== null && /^(csv|json|parquet|text|imagefolder|pandas|arrow)$/.test(text)) return null;
  if (/^(requests|httpx|urllib)\./.test(name)) return text !== null && /localhost|127\.0\.0\.1|0\.0\.0\.0/.test(text) ? 'asks a server that has to be started first' : isUrl || codeOf(program, test.path, test.definition).includes('localhost') ? 'asks a server' : null;
  return 'downloads something';
}
