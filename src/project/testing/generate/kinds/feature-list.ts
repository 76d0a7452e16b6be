import type { Practice } from '../../practice';
import type { Layout } from '../place';
import { fileOf, folderOf, joined } from '../paths';
import type { Skeleton } from '../skeleton';
import { USES, quoted, snake } from '../skeleton';
import { rootExpression } from '../write';

/** The list of features, or of classes, that the code names is the one that the saved model was trained with. */
export function featureListTest(layout: Layout, practice: Practice, path: string, name: string, test: string): Skeleton {
  const { root } = layout;
  const file = artifactFor(practice, path);
  const isClasses = /class|label|categor/i.test(name);
  const attribute = isClasses ? 'classes_' : 'feature_names_in_';
  const title = `test_${snake(name)}_is_what_the_model_was_trained_with`;
  const place = file === null ? null : file.startsWith('…/') ? joined(folderOf(path), file.slice(2)) : joined(root, file);
  const lines = [
    `def ${title}():`, '    # Arrange', USES,
    ...(place === null ? ['    pytest.fail("fill in: where the saved model is, and how it is loaded")', '    path = Path("model.joblib")'] : [
      `    path = ${rootExpression(test, '')} / ${quoted(place)}`, '    if not path.exists():', `        pytest.skip(${quoted(`${place} is not here: train first`)})`,
    ]),
    '', '    # Act', '    model = joblib.load(path)', `    trained_with = getattr(model, ${quoted(attribute)}, None)`, '    if trained_with is None:', `        pytest.fail(f"fill in: where {type(model).__name__} keeps the ${isClasses ? 'classes' : 'features'} that it was trained with, or have training save them beside it")`,
    '', '    # Assert', `    assert list(trained_with) == list(${name})`,
  ];
  return { kind: 'feature-list', tests: [title], imports: ['import joblib', 'import pytest', 'from pathlib import Path'], uses: [{ path, name }], seeds: new Set(), lines, runs: place !== null, isReady: place !== null };
}

/** The file of the model that the code loads, as it writes it; null: none of one that pickles. */
function artifactFor(practice: Practice, path: string): string | null {
  const loads = practice.servings.filter((side) => side.trace.files.has(path)).flatMap((side) => side.loads).filter((load) => load.kind === 'object' && load.name !== undefined && /\.(joblib|pkl|pickle|sav|bin)$/.test(load.path) && !/scaler|encoder|vectori[sz]er|dv\b|columns|features|label/.test(fileOf(load.path)));
  const known = loads.find((load) => /model|clf|pipeline|classifier|regressor/i.test(load.path)) ?? loads[0];
  return known === undefined || known.path.slice(2).includes('…') || /^[\w+]+:|^\/|^~/.test(known.path) ? null : known.path;
}
