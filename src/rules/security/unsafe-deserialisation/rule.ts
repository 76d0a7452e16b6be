import type { Call } from '../../../python/nodes';
import { lastParts } from '../../needs';
import { outsidePart, parameterPart } from '../../outside';
import { argumentOf, callSite, siteOf, truthOf } from '../../reading';
import type { Rule } from '../../rule';

/** Calls that unpickle what they are given. Keras: a layer's code within the file, where `safe_mode` is off. */
const unpickling = [
  'pickle.load', 'pickle.loads', 'cPickle.load', 'cPickle.loads', 'dill.load', 'dill.loads', 'cloudpickle.load', 'cloudpickle.loads', 'joblib.load', 'sklearn.externals.joblib.load',
  'pandas.read_pickle', 'shelve.open', 'marshal.load', 'marshal.loads', 'jsonpickle.decode', 'pickle.Unpickler', '_pickle.load', '_pickle.loads', '_pickle.Unpickler', 'dill.Unpickler',
] as const;
const withSwitch = [['numpy.load', 'allow_pickle'], ['keras.models.load_model', 'safe_mode'], ['keras.saving.load_model', 'safe_mode'], ['tensorflow.keras.models.load_model', 'safe_mode']] as const;

/** Bytes that somebody else chose are unpickled. What the project reads from a path of its own is silent: it is as safe as the project. */
export const rule: Rule = {
  meta: {
    id: 'security/unsafe-deserialisation',
    title: 'A pickle from outside is loaded',
    family: 'security',
    severity: 'warning',
    confidence: 'certain',
    preset: 'on',
    competencies: ['gov.ml-security', 'ops.model-lifecycle'],
    references: ['py-pickle', 'sklearn-persist', 'safetensors', 'cwe-502'],
    since: '0.2.0',
    fix: 'none',
    peers: ['bandit:B301', 'trailofbits:pickles-in-numpy', 'trailofbits:pickles-in-pandas', 'trailofbits:pickles-in-keras', 'trailofbits:scikit-joblib-load', 'semgrep:avoid-pickle', 'semgrep:avoid-dill', 'semgrep:avoid-shelve', 'semgrep:avoid-jsonpickle', 'semgrep:marshal-usage', 'codemodder:harden-pickle-load'],
  },
  words: lastParts([...unpickling, ...withSwitch.map(([name]) => name)]),
  inspect({ code, report }) {
    const told = new Set<Call>();
    for (const name of unpickling) {
      for (const { node, place } of code.callsOf(name)) {
        const given = node.args[0]?.value;
        if (given === undefined || told.has(node)) continue;
        const outside = outsidePart(code, given, place);
        const parameter = outside === null ? parameterPart(code, given, place) : null;
        if (outside === null && (parameter === null || name === 'shelve.open')) continue;
        told.add(node);
        report({
          severity: outside === null ? 'hint' : 'warning',
          confidence: outside === null ? 'hint' : 'certain',
          message: outside === null
            ? `${name} runs what the file says while it is read, and callers choose the file. Load only what this project wrote, or use a format without code (safetensors, skops, Parquet, JSON).`
            : `${name} runs what these bytes say while it reads them, and they come from outside: whoever sends them runs code here. Use a format without code (safetensors, skops, ONNX, Parquet, JSON).`,
          at: callSite(code, node),
          related: outside === null ? [] : [{ message: 'this comes from outside', at: siteOf(code, outside) }],
        });
      }
    }
    for (const [name, option] of withSwitch) {
      for (const { node, place } of code.callsOf(name)) {
        const given = argumentOf(node, option);
        if (truthOf(code, given, place) !== (option === 'allow_pickle') || told.has(node)) continue;
        told.add(node);
        const path = argumentOf(node, option === 'allow_pickle' ? 'file' : 'filepath', 0);
        // A file that is named here is the project's own.
        if (option === 'allow_pickle' && path?.value.kind === 'Constant') continue;
        const outside = path === null ? null : outsidePart(code, path.value, place);
        const isCertain = option === 'safe_mode' || outside !== null;
        report({
          severity: isCertain ? 'warning' : 'hint',
          confidence: isCertain ? 'certain' : 'hint',
          message: option === 'safe_mode'
            ? '`safe_mode=False` lets a Keras file run the Python that its Lambda layers hold. Leave it on, and rebuild such layers from code of your own.'
            : '`allow_pickle=True` lets this array file run code while it is read. Save plain arrays (`np.savez`), which need no pickle.',
          at: callSite(code, node),
          related: outside === null ? [] : [{ message: 'this comes from outside', at: siteOf(code, outside) }],
        });
      }
    }
  },
};
