import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { concise } from '../review/formats/concise';
import type { Format } from '../review/formats/format';
import { github } from '../review/formats/github';
import { gitlab } from '../review/formats/gitlab';
import { json } from '../review/formats/json';
import { jsonl } from '../review/formats/jsonl';
import { junit } from '../review/formats/junit';
import { markdown } from '../review/formats/markdown';
import { pretty } from '../review/formats/pretty';
import { sarif } from '../review/formats/sarif';
import { describeFileError } from '../project/node/disk-workspace';
import { UsageError } from './status';

const FORMATS: Readonly<Record<string, Format>> = { pretty, concise, json, jsonl, sarif, github, gitlab, junit, markdown };

/** The names that `--format` takes. */
export const formatNames: readonly string[] = Object.keys(FORMATS);

/** A format by its name, which must be one of `formatNames`. */
export function formatNamed(name: string): Format {
  const format = FORMATS[name];
  if (format === undefined) throw new UsageError(`There is no format "${name}".`);
  return format;
}

/** A format, and the file that it goes to; without one, the standard output. */
export interface Output {
  readonly format: string;
  readonly file: string | undefined;
}

/**
 * Where `--format NAME[=FILE]` (any number of them) and `--output FILE` send the report: `--output` is for the one format that names no file. Throws a UsageError where
 * two formats would go to the same place.
 */
export function outputsOf(formats: readonly string[] | undefined, output: string | undefined): readonly Output[] {
  const wanted = (formats ?? ['pretty']).map((text): Output => {
    const equals = text.indexOf('=');
    return equals < 0 ? { format: text, file: undefined } : { format: text.slice(0, equals), file: text.slice(equals + 1) };
  });
  const open = wanted.filter(({ file }) => file === undefined);
  if (open.length > 1) throw new UsageError(`Only one format can go to ${output ?? 'the terminal'}: give the others a file, as in --format ${open[1]?.format ?? ''}=FILE.`);
  if (output !== undefined && open.length === 0) throw new UsageError(`--output is for a format that names no file; all of these do: ${(formats ?? []).join(', ')}.`);
  const outputs = wanted.map(({ format, file }) => ({ format, file: file ?? output }));
  const files = outputs.flatMap(({ file }) => (file === undefined ? [] : [resolve(file)]));
  const twice = files.find((file, index) => files.indexOf(file) !== index);
  if (twice !== undefined) throw new UsageError(`Two formats would be written to ${twice}.`);
  return outputs;
}

/** Writes a text to a file, or to the standard output where none is named; resolves when it is handed over. */
export async function emit(text: string, file: string | undefined): Promise<void> {
  if (file !== undefined) {
    try {
      await writeFile(resolve(file), text);
    } catch (error) {
      throw new UsageError(`${file} can't be written. ${describeFileError(error)}`);
    }
    return;
  }
  if (text === '') return;
  await new Promise<void>((done) => {
    process.stdout.write(text, () => {
      done();
    });
  });
}
