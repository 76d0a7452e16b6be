import { callSite, sourceOf } from '../../reading';
import type { Rule } from '../../rule';

/** `register_custom_ops_library`: native code is loaded with the session. The extensions package knows its own library. */
export const rule: Rule = {
  meta: {
    id: 'security/onnx-custom-ops',
    title: 'An ONNX session loads native custom operators',
    family: 'security',
    severity: 'warning',
    confidence: 'likely',
    preset: 'on',
    competencies: ['gov.ml-security', 'sc.inference-optimisation'],
    references: ['onnxruntime-custom', 'cwe-114'],
    since: '0.2.0',
    fix: 'none',
    peers: ['trailofbits:onnx-session-options'],
  },
  needs: ['onnxruntime'],
  inspect({ code, report }) {
    for (const { node, place } of code.methodCalls('register_custom_ops_library')) {
      const given = node.args[0];
      const isKnown = given !== undefined && sourceOf(code, given.value, place, (part, at) => {
        const name = part.kind === 'Call' ? code.writtenName(part.callee, at) : code.writtenName(part, at);
        return name === 'onnxruntime_extensions.get_library_path' || (part.kind === 'Name' && part.id === '__file__') || name?.startsWith('importlib.resources') === true;
      }) !== null;
      if (isKnown) continue;
      report({
        severity: 'warning',
        confidence: 'likely',
        message: 'The session loads a native library, whose code runs at once with all rights of the process. Ship it with the package and build its path from there, or use onnxruntime-extensions. (Taken for granted: others can change that file or its path.)',
        at: callSite(code, node),
        related: [],
      });
    }
  },
};
