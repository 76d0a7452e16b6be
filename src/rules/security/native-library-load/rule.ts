import { functionAround } from '../../../project/code/places';
import { outsidePart, parameterPart } from '../../outside';
import { callSite, siteOf, sourceOf } from '../../reading';
import type { Rule } from '../../rule';

const loads = ['torch.ops.load_library', 'torch.classes.load_library', 'tensorflow.load_op_library', 'tensorflow.load_library', 'tensorflow.raw_ops.LoadLibrary', 'jax.ffi.register_ffi_target'] as const;

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
    peers: ['trailofbits:pytorch-classes-load-library', 'trailofbits:tensorflow-load-library'],
  },
  inspect({ code, report }) {
    for (const name of loads) {
      for (const { node, place } of code.callsOf(name)) {
        const given = node.args[0];
        if (given === undefined) continue;
        const chosen =
          outsidePart(code, given.value, place) ??
          sourceOf(code, given.value, place, (part, at) => {
            const called = code.writtenName(part.kind === 'Call' ? part.callee : part, at);
            return called === 'os.getenv' || called === 'os.environ' || called === 'os.environ.get' || (part.kind === 'Attribute' && part.value.kind === 'Name' && /^(args|opt|options|FLAGS|cfg)$/.test(part.value.id));
          }) ??
          (functionAround(place) === null ? null : parameterPart(code, given.value, place));
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
