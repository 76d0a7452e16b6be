import { numpyTypes } from './numpy';
import { pandasTypes } from './pandas';
import { joinTables } from './table';
import { torchTypes } from './torch';

const all = joinTables([pandasTypes, numpyTypes, torchTypes]);

/** What a library's function gives, by its public name; a class gives itself. Undefined: not known. */
export function resultOf(name: string): string | undefined {
  const own = all.functions[name];
  if (own !== undefined) return own;
  const last = name.slice(name.lastIndexOf('.') + 1);
  if (/^torchvision\.models\.(?!detection\.|get_)[\w.]*$/.test(name) && /^[a-z]/.test(last)) return 'torch.nn.Module';
  if (/^transformers\.\w+\.from_(pretrained|config)$/.test(name)) return name.slice(0, name.lastIndexOf('.'));
  return /^[A-Z]\w*[a-z]/.test(last) || /^(?:SGD|LBFGS|GRU|RNN|LSTM|SVC|SVR|PCA|ASGD|ELU|GELU|NMF|ViT)$/.test(last) ? name : undefined;
}

/** What a method of a library's type gives; 'self': the type of its receiver. */
export function methodResult(type: string, method: string): string | undefined {
  return found(type, (one) => all.methods[one]?.[method]);
}

/** The type of an attribute of a library's type. */
export function attributeType(type: string, attribute: string): string | undefined {
  return found(type, (one) => all.attributes[one]?.[attribute]);
}

/** Is the first type the second, or a kind of it? Both are public names of libraries. */
export function isKindOf(type: string, base: string): boolean {
  return found(type, (one) => (one === base ? true : undefined)) ?? false;
}

function found<R>(type: string, ask: (type: string) => R | undefined, hops = 0): R | undefined {
  const own = ask(type);
  if (own !== undefined || hops > 4) return own;
  for (const base of basesOf(type)) {
    const inherited = found(base, ask, hops + 1);
    if (inherited !== undefined) return inherited;
  }
  return undefined;
}

function basesOf(type: string): readonly string[] {
  const own = all.bases[type];
  if (own !== undefined) return own;
  if (/^torch\.nn\.[A-Z]\w*$/.test(type) && type !== 'torch.nn.Module') return ['torch.nn.Module'];
  if (/^torch\.(optim\.[A-Z]\w*|distributed\.optim\.[A-Z]\w*)$/.test(type) && type !== 'torch.optim.Optimizer') return ['torch.optim.Optimizer'];
  if (/^torch\.optim\.lr_scheduler\.[A-Z]\w*$/.test(type) && !type.endsWith('.LRScheduler')) return ['torch.optim.lr_scheduler.LRScheduler'];
  if (/^transformers\.\w*(?:Model|For[A-Z]\w*)$/.test(type) && !type.startsWith('transformers.TF') && !type.startsWith('transformers.Flax')) return ['transformers.PreTrainedModel'];
  return [];
}
