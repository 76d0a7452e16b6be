import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { getHeapCodeStatistics } from 'node:v8';
import { Script } from 'node:vm';
import { writeBeside } from './write-beside';

/** Bytes of code compiled since the cache was read that are worth writing it anew for: what a check compiles, not what printing a version does. */
const WORTHWHILE = 256 * 1024;
const DIGEST_BYTES = 20;

type Wrapped = (exports: unknown, require: NodeJS.Require, module: { exports: unknown }, filename: string, folder: string) => void;

/**
 * Runs the CommonJS bundle at `path` with the compiled code of earlier runs, which lies in the folder `.code` beside it: whoever can write there can change the
 * bundle itself. The bundle loads others by `require`, never by `import()`. `keeps` false leaves that folder as it is. A cache that is missing, damaged, of another build or of another Node costs time and nothing else.
 */
export function runWithCodeCache(path: string, keeps: boolean): void {
  const { size, mtimeMs } = statSync(path);
  const cache = join(dirname(path), '.code', `${basename(path, '.js')}-${process.version}-${process.arch}-${String(size)}-${String(Math.trunc(mtimeMs))}.bin`);
  const cachedData = readCache(cache);
  const code = `(function (exports, require, module, __filename, __dirname) {${readFileSync(path, 'utf8')}\n})`;
  const script = new Script(code, { filename: path, cachedData });
  const given = cachedData === undefined || script.cachedDataRejected === true ? 0 : compiledBytes();
  const run = script.runInThisContext() as Wrapped;
  if (keeps) {
    process.on('exit', () => {
      if (given === 0 || compiledBytes() > given + WORTHWHILE) writeCache(cache, script);
    });
  }
  const module = { exports: {} };
  run(module.exports, createRequire(path), module, path, dirname(path));
}

/** Bytes of bytecode in this process, whose functions are compiled when they are first called. */
function compiledBytes(): number {
  return getHeapCodeStatistics().bytecode_and_metadata_size;
}

/** What is in the file after the digest of it; undefined where there is none or it is damaged, which V8 itself would not notice. */
function readCache(file: string): Buffer | undefined {
  try {
    const bytes = readFileSync(file);
    const data = bytes.subarray(DIGEST_BYTES);
    return digest(data).equals(bytes.subarray(0, DIGEST_BYTES)) ? data : undefined;
  } catch {
    return undefined;
  }
}

/** An installation that can't be written to has no cache. */
function writeCache(file: string, script: Script): void {
  try {
    const data = script.createCachedData();
    mkdirSync(dirname(file), { recursive: true });
    writeBeside(file, Buffer.concat([digest(data), data]));
  } catch {
    // The next run compiles again.
  }
}

function digest(data: Uint8Array): Buffer {
  return createHash('sha1').update(data).digest();
}
