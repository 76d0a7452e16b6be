import type { Param } from '../steps';

/** Parameters of a function in their order, and their defaults. */
export interface Signature {
  /** What it is called in the normal form: the same for all libraries that can be told apart by their parameters alone. */
  readonly op: string;
  readonly order: readonly string[];
  readonly defaults: Readonly<Record<string, Param>>;
  /** The parameter that is the rate at which the function believes the samples to be. */
  readonly rate?: string;
  /** The parameter that holds the samples. */
  readonly samples?: string;
}

const spectral = { n_fft: 2048, hop_length: 512, win_length: 'n_fft', window: 'hann', center: true } as const;

/** Source: the signatures of librosa 0.11; positions are those of the releases that still took them by position. */
export const librosaFunctions: Readonly<Record<string, Signature>> = {
  'librosa.load': { op: 'load', order: ['path', 'sr', 'mono', 'offset', 'duration'], defaults: { sr: 22050, mono: true, offset: 0, duration: 'all' }, samples: 'path' },
  'librosa.resample': { op: 'resample', order: ['y', 'orig_sr', 'target_sr'], defaults: {}, samples: 'y' },
  'librosa.to_mono': { op: 'mono', order: ['y'], defaults: {}, samples: 'y' },
  'librosa.util.fix_length': { op: 'length', order: ['data', 'size'], defaults: {}, samples: 'data' },
  'librosa.util.normalize': { op: 'peak', order: ['S', 'norm'], defaults: { norm: 'inf' }, samples: 'S' },
  'librosa.effects.trim': { op: 'trim', order: ['y', 'top_db'], defaults: { top_db: 60, frame_length: 2048, hop_length: 512 }, samples: 'y' },
  'librosa.effects.preemphasis': { op: 'pre-emphasis', order: ['y', 'coef'], defaults: { coef: 0.97 }, samples: 'y' },
  'librosa.feature.mfcc': { op: 'MFCC', order: ['y', 'sr', 'S', 'n_mfcc'], defaults: { n_mfcc: 20, dct_type: 2, norm: 'ortho', lifter: 0, n_mels: 128, fmin: 0, ...spectral }, rate: 'sr', samples: 'y' },
  'librosa.feature.melspectrogram': { op: 'mel spectrogram', order: ['y', 'sr', 'S', 'n_fft', 'hop_length'], defaults: { n_mels: 128, fmin: 0, power: 2, ...spectral }, rate: 'sr', samples: 'y' },
  'librosa.feature.chroma_stft': { op: 'chroma', order: ['y', 'sr', 'S'], defaults: { n_chroma: 12, ...spectral }, rate: 'sr', samples: 'y' },
  'librosa.feature.chroma_cqt': { op: 'chroma of CQT', order: ['y', 'sr'], defaults: { n_chroma: 12, hop_length: 512 }, rate: 'sr', samples: 'y' },
  'librosa.feature.spectral_centroid': { op: 'spectral centroid', order: ['y', 'sr'], defaults: spectral, rate: 'sr', samples: 'y' },
  'librosa.feature.spectral_bandwidth': { op: 'spectral bandwidth', order: ['y', 'sr'], defaults: spectral, rate: 'sr', samples: 'y' },
  'librosa.feature.spectral_rolloff': { op: 'spectral rolloff', order: ['y', 'sr'], defaults: { roll_percent: 0.85, ...spectral }, rate: 'sr', samples: 'y' },
  'librosa.feature.spectral_contrast': { op: 'spectral contrast', order: ['y', 'sr'], defaults: { n_bands: 6, fmin: 200, ...spectral }, rate: 'sr', samples: 'y' },
  'librosa.feature.zero_crossing_rate': { op: 'zero crossings', order: ['y'], defaults: { frame_length: 2048, hop_length: 512 }, samples: 'y' },
  'librosa.feature.rms': { op: 'RMS', order: [], defaults: { frame_length: 2048, hop_length: 512 }, samples: 'y' },
  'librosa.stft': { op: 'STFT', order: ['y', 'n_fft', 'hop_length', 'win_length'], defaults: spectral, samples: 'y' },
  'librosa.cqt': { op: 'CQT', order: ['y', 'sr'], defaults: { hop_length: 512, n_bins: 84, bins_per_octave: 12 }, rate: 'sr', samples: 'y' },
  'librosa.power_to_db': { op: 'decibels of power', order: ['S', 'ref'], defaults: { ref: 1, amin: 1e-10, top_db: 80 }, samples: 'S' },
  'librosa.amplitude_to_db': { op: 'decibels of amplitude', order: ['S', 'ref'], defaults: { ref: 1, amin: 1e-5, top_db: 80 }, samples: 'S' },
};

/** Source: the documentation of python_speech_features, torchaudio, soundfile, scipy.io.wavfile, pydub and TensorFlow. */
export const otherFunctions: Readonly<Record<string, Signature>> = {
  'python_speech_features.mfcc': {
    op: 'MFCC of python_speech_features', order: ['signal', 'samplerate', 'winlen', 'winstep', 'numcep', 'nfilt', 'nfft', 'lowfreq'], rate: 'samplerate', samples: 'signal',
    defaults: { samplerate: 16000, winlen: 0.025, winstep: 0.01, numcep: 13, nfilt: 26, nfft: 'of winlen', lowfreq: 0, preemph: 0.97, ceplifter: 22, appendEnergy: true },
  },
  'python_speech_features.logfbank': { op: 'log filter banks', order: ['signal', 'samplerate', 'winlen', 'winstep', 'nfilt', 'nfft'], defaults: { samplerate: 16000, winlen: 0.025, winstep: 0.01, nfilt: 26, nfft: 512 }, rate: 'samplerate', samples: 'signal' },
  'torchaudio.load': { op: 'load', order: ['uri'], defaults: { sr: 'file', offset: 0, duration: 'all' }, samples: 'uri' },
  'soundfile.read': { op: 'load', order: ['file'], defaults: { sr: 'file', offset: 0, duration: 'all' }, samples: 'file' },
  'scipy.io.wavfile.read': { op: 'load', order: ['filename'], defaults: { sr: 'file', offset: 0, duration: 'all' }, samples: 'filename' },
  'torchaudio.functional.resample': { op: 'resample', order: ['waveform', 'orig_freq', 'new_freq'], defaults: {}, samples: 'waveform' },
  'tensorflow.audio.decode_wav': { op: 'decode_wav', order: ['contents', 'desired_channels', 'desired_samples'], defaults: { desired_channels: -1, desired_samples: -1 }, samples: 'contents' },
  'tensorflow.signal.stft': { op: 'STFT of TensorFlow', order: ['signals', 'frame_length', 'frame_step', 'fft_length'], defaults: { fft_length: 'power of two' }, samples: 'signals' },
  'noisereduce.reduce_noise': { op: 'noise reduction', order: [], defaults: {}, samples: 'y' },
};

/** Transforms that are made once and called on samples. */
export const transforms: Readonly<Record<string, Signature>> = {
  'torchaudio.transforms.Resample': { op: 'resample', order: ['orig_freq', 'new_freq'], defaults: { orig_freq: 16000, new_freq: 16000 } },
  'torchaudio.transforms.Spectrogram': { op: 'spectrogram', order: ['n_fft', 'win_length', 'hop_length'], defaults: { n_fft: 400, win_length: 'n_fft', hop_length: 'half', power: 2, normalized: false, center: true } },
  'torchaudio.transforms.MelSpectrogram': {
    op: 'mel spectrogram of torchaudio', order: ['sample_rate', 'n_fft', 'win_length', 'hop_length', 'f_min', 'f_max', 'pad', 'n_mels'],
    defaults: { sample_rate: 16000, n_fft: 400, win_length: 'n_fft', hop_length: 'half', f_min: 0, n_mels: 128, power: 2, normalized: false, center: true, mel_scale: 'htk' }, rate: 'sample_rate',
  },
  'torchaudio.transforms.MFCC': { op: 'MFCC of torchaudio', order: ['sample_rate', 'n_mfcc'], defaults: { sample_rate: 16000, n_mfcc: 40, dct_type: 2, norm: 'ortho', log_mels: false }, rate: 'sample_rate' },
  'torchaudio.transforms.AmplitudeToDB': { op: 'decibels', order: ['stype', 'top_db'], defaults: { stype: 'power', top_db: 'none' } },
};
