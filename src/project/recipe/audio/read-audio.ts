import { originsOf } from '../../parity/origins';
import type { CallTerm, Term } from '../../symbolic/terms';
import { argument, literalOf } from '../../symbolic/terms';
import type { Reading } from '../recipe';
import type { Param } from '../steps';
import { step } from '../steps';
import type { Signature } from './defaults';
import { librosaFunctions, otherFunctions, transforms } from './defaults';

/** Reads what sounds go through: loading with its rate, resampling, spectra, coefficients. A `Reader`. */
export function readAudio(term: Term): Reading | null {
  if (term.t !== 'call') return null;
  const signature = signatureOf(term.callee);
  if (signature) return { steps: [stepOf(term, signature)], of: samplesOf(term, signature) };
  if (term.callee !== '()' || !term.receiver) return null;
  // `mel(samples)`: what differs is where the transform is made.
  const [maker, other] = originsOf(term.receiver);
  if (maker?.t !== 'call' || other) return null;
  if (isContainer(maker)) return { steps: makersIn(maker).map(({ call, signature: of }) => stepOf(call, of)), of: term.args[0] ?? null };
  const made = Object.hasOwn(transforms, maker.callee) ? transforms[maker.callee] : undefined;
  return made ? { steps: [stepOf(maker, made)], of: term.args[0] ?? null } : null;
}

function signatureOf(callee: string): Signature | undefined {
  const name = callee.replace(/^librosa\.core\./, 'librosa.');
  return Object.hasOwn(librosaFunctions, name) ? librosaFunctions[name] : Object.hasOwn(otherFunctions, name) ? otherFunctions[name] : undefined;
}

/** `nn.Sequential(MelSpectrogram(…), AmplitudeToDB())`, of sounds alone. */
function isContainer(maker: CallTerm): boolean {
  return maker.callee === 'torch.nn.Sequential' && maker.args.length > 0 && makersIn(maker).length === maker.args.length;
}

function makersIn(container: CallTerm): { readonly call: CallTerm; readonly signature: Signature }[] {
  return container.args.flatMap((part) => {
    const [call] = originsOf(part);
    const signature = call?.t === 'call' && Object.hasOwn(transforms, call.callee) ? transforms[call.callee] : undefined;
    return call?.t === 'call' && signature ? [{ call, signature }] : [];
  });
}

function samplesOf(call: CallTerm, { samples, order }: Signature): Term | null {
  if (samples === undefined) return null;
  return argument(call, samples, !order.includes(samples) ? 0 : order.indexOf(samples)) ?? argument(call, 'S', order.includes('S') ? order.indexOf('S') : undefined) ?? null;
}

function stepOf(call: CallTerm, signature: Signature): ReturnType<typeof step> {
  const params: Record<string, Param> = { op: signature.op };
  const names = new Set([...Object.keys(signature.defaults), ...(signature.op === 'resample' ? ['target_sr', 'new_freq'] : []), ...(signature.op === 'length' ? ['size'] : []), ...(signature.op.startsWith('STFT of') ? ['frame_length', 'frame_step'] : [])]);
  const unpacked = call.keywords.has('**');
  // What is computed from a given spectrum has no window of its own.
  const ofSpectrum = call.keywords.has('S');
  for (const name of names) {
    const position = signature.order.indexOf(name);
    const term = argument(call, name, position < 0 ? undefined : position);
    if (ofSpectrum && (name === 'n_mels' || name === 'fmin' || Object.hasOwn(librosaFunctions['librosa.stft']?.defaults ?? {}, name))) continue;
    if (name === signature.rate || name === 'orig_freq') continue;
    const fallback = Object.hasOwn(signature.defaults, name) ? (signature.defaults[name] ?? null) : undefined;
    const value = literal(term, unpacked ? null : fallback, name);
    if (value !== undefined) params[name] = value;
  }
  const rate = signature.op === 'load' ? params.sr : signature.op === 'resample' ? (params.target_sr ?? params.new_freq ?? null) : undefined;
  if (signature.op === 'resample') {
    delete params.target_sr;
    delete params.new_freq;
  }
  if (rate !== undefined) params.sr = rate;
  if (signature.rate !== undefined && !ofSpectrum) {
    const believed = rateOf(argument(call, signature.rate, signature.order.indexOf(signature.rate)), signature);
    if (believed !== undefined) params.rate = believed;
  }
  fold(params);
  return step('audio', call.site, call.callee.split('.').slice(-1)[0] ?? call.callee, params);
}

/** The rate that a function is told: a number, 'file' for whatever the file has; undefined where it is not known. */
function rateOf(term: Term | undefined, signature: Signature): Param | undefined {
  if (!term) return signature.op.endsWith('torchaudio') ? 16000 : 22050;
  const value = literalOf(term);
  if (typeof value === 'number') return value;
  // The second of what the load gave.
  const of = term.t === 'item' && literalOf(term.index) === 1 && term.of.t === 'call' ? signatureOf(term.of.callee) : undefined;
  if (of?.op !== 'load' || term.t !== 'item' || term.of.t !== 'call') return undefined;
  return stepOf(term.of, of).params.get('sr') ?? undefined;
}

function literal(term: Term | undefined, fallback: Param | undefined, name: string): Param | undefined {
  if (!term) return fallback;
  const value = literalOf(term);
  if (value === null) return name === 'sr' ? 'file' : fallback;
  return value ?? null;
}

/** Defaults that are taken from other parameters. */
function fold(params: Record<string, Param>): void {
  if (params.win_length === 'n_fft') params.win_length = params.n_fft ?? null;
  const window = params.win_length;
  if (params.hop_length === 'half') params.hop_length = typeof window === 'number' ? Math.floor(window / 2) : null;
}
