import type { Artifact, ArtifactLocation, Location, Region } from 'sarif';
import type { PositionRange, ReportedPlace } from '../report';
import { filePlaces, repositoryPath } from './file-places';
import type { FormatContext } from './format';

/** Writes places as SARIF does, and remembers which files they lie in. */
export interface SarifPlaces {
  location(at: ReportedPlace): Location;
  artifact(path: string): ArtifactLocation;
  /** The region in the file as it lies on the disk; undefined where that is not known. */
  region(at: ReportedPlace): Region | undefined;
  /** All files that were named, in the order in which they were. */
  artifacts(): readonly Artifact[];
}

export function sarifPlaces(context: FormatContext): SarifPlaces {
  const places = filePlaces((path) => context.fileText?.(path));
  const indices = new Map<string, number>();
  const artifact = (path: string): ArtifactLocation => {
    const index = indices.get(path) ?? indices.size;
    indices.set(path, index);
    return { ...uriOf(path, context.folder ?? ''), index };
  };
  const region = (at: ReportedPlace): Region | undefined => {
    const range = places(at);
    return range === null ? undefined : regionOf(range);
  };
  return {
    artifact,
    region,
    location: (at) => {
      const own = region(at);
      const cell = at.cell === null ? {} : { logicalLocations: [{ name: `cell ${String(at.cell)}`, fullyQualifiedName: `/cells/${String(at.cell)}/source`, kind: 'value' }], properties: { cell: at.cell, range: at.range } };
      return { physicalLocation: { artifactLocation: artifact(at.path), ...(own === undefined ? {} : { region: own }) }, ...cell };
    },
    artifacts: () =>
      [...indices.keys()].map((path) => ({
        location: { ...uriOf(path, context.folder ?? ''), index: indices.get(path) ?? 0 },
        roles: ['analysisTarget' as const],
        ...(path.endsWith('.ipynb') ? { mimeType: 'application/x-ipynb+json', sourceLanguage: 'python' } : path.endsWith('.py') ? { mimeType: 'text/x-python', sourceLanguage: 'python' } : {}),
      })),
  };
}

/** A path from the top of the repository, its characters percent-encoded; one that lies above it has no base. */
function uriOf(path: string, folder: string): ArtifactLocation {
  const own = repositoryPath(path, folder);
  const uri = own.split('/').map(encodeSegment).join('/');
  if (own.startsWith('/')) return { uri: `file://${uri}` };
  return own.startsWith('../') ? { uri } : { uri, uriBaseId: '%SRCROOT%' };
}

/** `encodeURIComponent`, save for what a segment of a path may hold as it is; a colon would look like a scheme. Halves of surrogate pairs have no encoding. */
function encodeSegment(segment: string): string {
  return encodeURIComponent(segment.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')).replace(/%(40|2C|3D|2B|24|3B|26)/g, (code) => decodeURIComponent(code));
}

/** Lines and columns from 1; SARIF's end column lies behind the last character, as ours does. */
function regionOf({ start, end }: PositionRange): Region {
  return { startLine: Math.max(1, start.line), startColumn: Math.max(1, start.column), endLine: Math.max(1, end.line), endColumn: Math.max(1, end.column) };
}
