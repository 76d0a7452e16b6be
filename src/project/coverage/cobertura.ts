import { Parser } from 'htmlparser2';
import type { FileCoverage, ReadReport } from './report';
import { cleanName, mergeFiles } from './report';

interface OpenClass {
  readonly name: string;
  readonly executed: Set<number>;
  readonly missing: Set<number>;
}

/**
 * Reads Cobertura's XML, as `coverage xml` and others write it. Never throws; entities beyond XML's own are not resolved. A file stands behind the one source
 * folder that the report names; where it names several, which of them it is is not told. Source: coverage/xmlreport.py of coverage.py.
 */
export function readCobertura(text: string): ReadReport {
  const sources: string[] = [];
  const files: FileCoverage[] = [];
  const head: { isCobertura: boolean; made: number | null } = { isCobertura: false, made: null };
  let source: string | null = null;
  let open: OpenClass | null = null;
  const parser = new Parser(
    {
      onopentag: (tag, attributes) => {
        if (tag === 'coverage') {
          head.isCobertura = true;
          head.made = timeOf(attributes.timestamp);
        } else if (tag === 'source') source = '';
        else if (tag === 'class' && attributes.filename !== undefined) open = { name: cleanName(attributes.filename), executed: new Set(), missing: new Set() };
        else if (tag === 'line' && open !== null) {
          const line = Number(attributes.number);
          if (!Number.isInteger(line) || line < 1) return;
          if (Number(attributes.hits) > 0) open.executed.add(line);
          else open.missing.add(line);
        }
      },
      ontext: (part) => {
        if (source !== null) source += part;
      },
      onclosetag: (tag) => {
        if (tag === 'source' && source !== null) {
          sources.push(cleanName(source));
          source = null;
        } else if (tag === 'class' && open !== null) {
          files.push(fileOf(open));
          open = null;
        }
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(text);
  if (!head.isCobertura) return { problem: 'It is XML, but no coverage report: it has no element <coverage>.' };
  const [folder] = sources.length === 1 ? sources : [];
  const named = files.map((file) => (folder === undefined || folder === '' || isAbsolute(file.name) ? file : { ...file, name: cleanName(`${folder}/${file.name}`) }));
  return { report: { format: 'Cobertura XML', made: head.made, files: mergeFiles(named) } };
}

function fileOf({ name, executed, missing }: OpenClass): FileCoverage {
  return { name, executed, missing: new Set([...missing].filter((line) => !executed.has(line))), excluded: new Set(), contexts: new Map(), functions: [] };
}

function isAbsolute(name: string): boolean {
  return name.startsWith('/') || /^[A-Za-z]:\//.test(name);
}

/** coverage.py writes milliseconds, other tools seconds. */
function timeOf(timestamp: string | undefined): number | null {
  const time = Number(timestamp);
  if (timestamp === undefined || !Number.isFinite(time) || time <= 0) return null;
  return time < 1e11 ? time * 1000 : time;
}
