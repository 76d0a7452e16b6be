import type { ModuleCode } from '../../../project/code/code';
import { functionAround } from '../../../project/code/places';
import type { Place } from '../../../project/code/places';
import type { Expression } from '../../../python/nodes';
import { outsidePart, parameterPart } from '../../outside';
import { callSite, siteOf, sourceOf } from '../../reading';
import { lastParts } from '../../needs';
import type { Rule } from '../../rule';

const loads = ['torch.ops.load_library', 'torch.classes.load_library', 'tensorflow.load_op_library', 'tensorflow.load_library', 'tensorflow.raw_ops.LoadLibrary', 'jax.ffi.register_ffi_target', 'numpy.ctypeslib.load_library', 'numpy.f2py.compile'] as const;
/** The name of the library and its folder. */
const withFolder: ReadonlySet<string> = new Set(['numpy.ctypeslib.load_library']);

/** A shared library is loaded, and an argument of the program, the environment or somebody outside says which. */
export const rule: Rule = {
  meta: {
    id: 'security/native-library-load',
    title: 'Native code is loaded from a place that others choose',
    family: 'security',
    severity: 'warning',
    confidence: 'certain',
    preset: 'on',
    competencies: ['gov.ml-security', 'ml.frameworks'],
    references: ['cwe-114'],
    since: '0.2.0',
    fix: 'none',
    peers: ['trailofbits:pytorch-classes-load-library', 'trailofbits:tensorflow-load-library', 'trailofbits:numpy-load-library', 'trailofbits:numpy-f2py-compile'],
  },
  words: lastParts(loads),
  inspect({ code, report }) {
    for (const name of loads) {
      for (const { node, place } of code.callsOf(name)) {
        const chosen = node.args.slice(0, withFolder.has(name) ? 2 : 1).map(({ value }) => chosenElsewhere(code, value, place)).find((part) => part !== null) ?? null;
        if (chosen === null) continue;
        report({
          severity: 'warning',
          confidence: 'certain',
          message: `${name} loads native code into this process, and which code is chosen elsewhere: whoever can set that path runs what they like. Load it from a fixed place within your package.`,
          at: callSite(code, node),
          related: [{ message: 'the path comes from here', at: siteOf(code, chosen) }],
        });
      }
    }
  },
};

/** The part of a path that somebody outside, the environment, the command line or a caller chooses; null: none that is known. */
function chosenElsewhere(code: ModuleCode, path: Expression, place: Place): Expression | null {
  return (
    outsidePart(code, path, place) ??
    sourceOf(code, path, place, (part, at) => {
      const called = code.writtenName(part.kind === 'Call' ? part.callee : part, at);
      return called === 'os.getenv' || called === 'os.environ' || called === 'os.environ.get' || (part.kind === 'Attribute' && part.value.kind === 'Name' && /^(args|opt|options|FLAGS|cfg)$/.test(part.value.id));
    }) ??
    (functionAround(place) === null ? null : parameterPart(code, path, place))
  );
}
