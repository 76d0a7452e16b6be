import assert from 'node:assert/strict';
import { eventsOf } from '../../src/provenance/graph';
import { graphOf } from './show';

const head = 'from tensorflow import keras\nfrom tensorflow.keras.preprocessing.image import ImageDataGenerator\n';
const use = 'model = keras.Sequential([])\nmodel.compile(metrics=["accuracy"])\nmodel.fit(train, epochs=3)\nmodel.evaluate(val)\n';

/** How the rows that are trained on lie to those that are judged, and what the latter are for. */
async function related(load: string): Promise<unknown[]> {
  const graph = await graphOf(head + load + use);
  const [fit] = eventsOf(graph, 'fit');
  const judge = eventsOf(graph, 'judge').at(-1);
  const [trained, judged] = [fit?.rows[0], judge?.rows[0]];
  assert.ok(trained !== undefined && judged !== undefined);
  return [graph.regions.relate(trained, judged), graph.regions.commonAncestors(trained, judged).length, graph.regions.get(judged).role];
}

describe('two parts of one folder', () => {
  const flow = (path: string, subset: string, more = ''): string => `ImageDataGenerator(validation_split=0.2).flow_from_directory(${path}, class_mode="binary", subset="${subset}"${more})\n`;

  it('are parted rows of one source', async () => {
    assert.deepEqual(await related(`train = ${flow('"cats"', 'training')}val = ${flow('"cats"', 'validation')}`), ['disjoint', 1, 'validation']);
    const dataset = (subset: string, seed: number): string => `keras.utils.image_dataset_from_directory("cats", validation_split=0.2, subset="${subset}", seed=${String(seed)})\n`;
    assert.deepEqual(await related(`train = ${dataset('training', 1)}val = ${dataset('validation', 1)}`), ['disjoint', 1, 'validation']);
    assert.notEqual((await related(`train = ${dataset('training', 1)}val = ${dataset('validation', 2)}`))[0], 'disjoint');
  });

  it('stay two sources where the folders differ, or are not known, or the classes are chosen', async () => {
    assert.equal((await related(`train = ${flow('"cats"', 'training')}val = ${flow('"dogs"', 'validation')}`))[1], 0);
    assert.equal((await related(`train = ${flow('where()', 'training')}val = ${flow('there()', 'validation')}`))[1], 0);
    assert.equal((await related(`train = ${flow('"cats"', 'training', ', classes=["a"]')}val = ${flow('"cats"', 'validation', ', classes=["b"]')}`))[1], 0);
  });
});
