import assert from 'node:assert/strict';
import { library } from '../../src/library/tables';
import { skillsOf } from '../../src/mentor/growth/skills';
import { loadParser } from '../../src/project/node/parser-files';
import { memoryWorkspace } from '../../src/project/workspace';
import { defaultConfig } from '../../src/review/config';
import type { Engine } from '../../src/review/engine';
import { createEngine } from '../../src/review/engine';
import { rules } from '../../src/rules/registry.generated';
import type { Questions } from '../../src/server/questions';
import { answerSkills } from '../../src/server/skills';

const TRAIN = `import pandas as pd
from sklearn.linear_model import Ridge
from sklearn.model_selection import GroupShuffleSplit, train_test_split

df = pd.read_csv("a.csv")
train, test = train_test_split(df, random_state=0)
model = Ridge().fit(train[["a"]], train["y"])
print(model.score(test[["a"]], test["y"]))
`;

describe('what the code shows for competencies', () => {
  let engine: Engine;
  before(async () => {
    const files = { 'train.py': TRAIN, 'tools/words.py': 'def words(text):\n    return text.split()\n' };
    engine = createEngine({ workspace: memoryWorkspace(files), config: defaultConfig(), parser: await loadParser(), library, rules });
  });
  after(() => { engine.dispose(); });

  const shownSkills: Parameters<typeof answerSkills>[0]['shownSkills'] = (graphs) =>
    skillsOf({ graphs, findings: [], tests: null }).flatMap(({ id, practice }) => practice.map(({ text, places }) => ({ competency: id, text, places })));
  const root = (asked: Engine | null): Parameters<typeof answerSkills>[1][number] => {
    const ask: Questions['ask'] = async (_when, question, signal) => (asked === null ? null : question(asked, signal));
    return { uri: 'file:///w', questions: { ask } as Questions };
  };

  it('names each practice of the folder with its place', async () => {
    const { folders } = await answerSkills({ shownSkills }, [root(engine)], new AbortController().signal);
    const split = folders[0]?.shown.find(({ competency }) => competency === 'ml.data-leakage-validation');
    assert.deepEqual([folders.length, split?.text, split?.places.map(({ path, range }) => [path, range.start.line])], [1, '1 split into training and test rows', [['train.py', 6]]]);
    assert.deepEqual(folders[0]?.shown.filter(({ competency }) => competency === 'ml.algorithms').map(({ text }) => text), ['1 model trained']);
  });

  it('shows nothing of a folder that is switched off, and nothing at all without a teller', async () => {
    const { signal } = new AbortController();
    assert.deepEqual(await answerSkills({ shownSkills }, [root(null)], signal), { folders: [{ uri: 'file:///w', shown: [] }] });
    assert.deepEqual(await answerSkills({}, [root(engine)], signal), { folders: [] });
  });
});
