import type { ArtifactChange, Fix, Replacement } from 'sarif';
import type { ReportedFix } from '../report';
import type { SarifPlaces } from './sarif-places';

/** Fixes as SARIF writes them: what is put into a notebook is written as its JSON needs it. A fix with an edit whose place is not known is left out. */
export function sarifFixes(fixes: readonly ReportedFix[], places: SarifPlaces): Fix[] {
  return fixes.flatMap((fix) => {
    const changes = changesOf(fix, places);
    return changes === null || changes.length === 0 ? [] : [{ description: { text: fix.safe ? fix.title : `${fix.title} (look it over)` }, artifactChanges: changes }];
  });
}

function changesOf(fix: ReportedFix, places: SarifPlaces): ArtifactChange[] | null {
  const byPath = new Map<string, Replacement[]>();
  for (const edit of fix.edits) {
    const region = edit.creates ? { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 } : places.region(edit);
    if (region === undefined) return null;
    const text = edit.cell === null ? edit.text : JSON.stringify(edit.text).slice(1, -1);
    const list = byPath.get(edit.path) ?? [];
    byPath.set(edit.path, list);
    list.push({ deletedRegion: region, insertedContent: { text } });
  }
  return [...byPath].map(([path, replacements]) => ({ artifactLocation: places.artifact(path), replacements }));
}
