import type { ConfigFiles } from '../config-values/read';
import type { ConfiguredText } from '../symbolic/paths';
import { pathText } from '../symbolic/paths';
import type { CallTerm, Term } from '../symbolic/terms';
import { argument, callsMethod, literalOf } from '../symbolic/terms';

const loaders = /^(yaml\.(safe_load|load|full_load|unsafe_load)|json\.loads?|toml\.loads?|tomllib\.loads?|tomli\.loads?|omegaconf\.OmegaConf\.load|ruamel\.yaml\.load|hydra\.compose)$/;
/** Wrap what was read, so that keys are attributes. */
const boxes = /(^|\.)(ConfigBox|Box|Munch|EasyDict|AttrDict|DotMap|SimpleNamespace|munchify|OmegaConf\.create)$/;

/** Texts that programs take from configuration files: `config['model']['path']`, `cfg.model.path`, also through `ConfigBox(…)`. */
export function configuredText(configs: ConfigFiles): ConfiguredText {
  return (term) => {
    const keys: (string | number)[] = [];
    let at: Term | null = term;
    for (let hops = 0; at && hops < 12; hops++) {
      if (at.t === 'item') {
        const key = literalOf(at.index);
        if (typeof key !== 'string' && typeof key !== 'number') return undefined;
        keys.unshift(key);
        at = at.of;
      } else if (at.t === 'attribute') {
        keys.unshift(at.name);
        at = at.of;
      } else if (at.t === 'call') {
        const inner = passedOn(at);
        const key = callsMethod(at, 'get') ? literalOf(at.args[0]) : undefined;
        if (typeof key === 'string') keys.unshift(key);
        if (inner === undefined) return keys.length > 0 ? valueOf(configs, at, keys) : undefined;
        at = inner;
      } else return undefined;
    }
    return undefined;
  };
}

/** What a wrapper holds, or `config.get('model')` asks; undefined for all else. */
function passedOn(call: CallTerm): Term | null | undefined {
  if (callsMethod(call, 'get')) return call.receiver;
  return boxes.test(call.callee) ? (call.args[0] ?? call.keywords.get('**') ?? null) : undefined;
}

function valueOf(configs: ConfigFiles, call: CallTerm, keys: readonly (string | number)[]): string | undefined {
  if (!loaders.test(call.callee)) return undefined;
  const written = pathText(argument(call, 'stream', 0) ?? call.keywords.get('fp') ?? call.keywords.get('f'));
  if (written === undefined) return undefined;
  // What stands before the last unknown part says nothing of where the file lies.
  const known = written.slice(written.lastIndexOf('…') + 1).replace(/^\/+/, '');
  const literal = known === '' ? undefined : configs.find(known, call.site.path)?.value(keys)?.literal;
  return literal?.kind === 'scalar' && literal.value !== null ? String(literal.value) : undefined;
}
