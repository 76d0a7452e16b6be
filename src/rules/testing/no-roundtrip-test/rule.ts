import { lackingRule, locationOf, testedAt } from '../lacking';

/** T09: an artifact is saved, and no test loads it and asks it. */
export const rule = lackingRule({
  id: 'testing/no-roundtrip-test',
  title: 'No test loads the saved model and asks it',
  kind: 'round trip',
  competencies: ['se.testing-coverage', 'ops.serving', 'ops.model-lifecycle'],
  references: ['sklearn-persist', 'breck2017'],
  find: (practice) => {
    const [saved] = practice.savedModels;
    if (!saved) return null;
    const { name } = saved.save;
    return {
      at: testedAt(practice, saved.save.site),
      message:
        `${name === undefined || name.includes('…') ? 'The model' : `\`${name}\``} is saved, and no test loads it again and predicts with it. What is lost on the way (a scaler that is not part of it, a class that can't be found, ` +
        'an order of columns or classes) shows only when the service answers. Train a tiny model in a test, save it under `tmp_path`, load it with the loader that serving uses, and assert that both give the same predictions.',
      related: [{ message: 'the model is saved here', at: locationOf(saved.save.site) }, { message: 'the model is trained here', at: locationOf(saved.learn.call.site) }],
    };
  },
});
