import { ownMethod } from '../../../project/testing/practice';
import type { FunctionDefinition } from '../../../python/nodes';
import type { ClassAt } from '../../../project/program-syntax';
import { kerasModel, lightningModule, networkClass } from '../networks';
import { lackingRule, testedAt } from '../lacking';

/** T05: a network and a loop of the project's own, and no test that it can learn anything. */
export const rule = lackingRule({
  id: 'testing/no-learnability-test',
  title: 'No test shows that the network can learn one batch',
  kind: 'learnability',
  competencies: ['se.testing-coverage', 'ml.training-debugging'],
  references: ['breck2017', 'torch-faq'],
  find: (practice) => {
    const why =
      'no test shows that this loop can learn at all. A wrong loss, frozen weights or labels in the wrong order raise no error: the loss falls a little and stays. ' +
      'Take one batch of eight, train on it for some hundred steps on the CPU, and assert that the loss falls to a small part of what it was. It takes a second and finds most faults of a training loop.';
    const network = practice.classes.find((of) => practice.derives(of, networkClass));
    if (!network) return null;
    const stepOf = (of: ClassAt): FunctionDefinition | undefined => (practice.derives(of, lightningModule) ? ownMethod(of, 'training_step') : practice.derives(of, kerasModel) ? ownMethod(of, 'train_step') : undefined);
    const module = practice.classes.find((of) => stepOf(of) !== undefined);
    const step = module ? stepOf(module) : undefined;
    if (module && step) return { at: { path: module.path, span: step.nameSpan }, message: `\`${module.definition.name}\` is trained with its own step, and ${why}` };
    for (const learn of practice.trainings.flatMap((side) => side.learns)) {
      if (learn.how !== 'loop' || !practice.code.has(learn.site.path)) continue;
      return { at: testedAt(practice, learn.site), message: `\`${network.definition.name}\` is trained in a loop of its own, and ${why}`, related: [{ message: 'the network', at: { path: network.path, span: network.definition.nameSpan } }] };
    }
    return null;
  },
});
