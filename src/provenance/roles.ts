import type { PartRole } from './regions';

/**
 * The role that a name claims for its rows: `X_train`, `test_df`, `y_val`. Null where the name says nothing, or says two things
 * (`train_test`). A claim, never a proof.
 */
export function roleOfName(name: string): PartRole | null {
  const words = name
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z]+/);
  const says = (wanted: readonly string[]): boolean => words.some((word) => wanted.includes(word));
  const train = says(['train', 'training', 'trn', 'tr', 'xtrain', 'ytrain', 'fit', 'trainloader', 'trainset']);
  const test = says(['test', 'testing', 'tst', 'te', 'holdout', 'unseen', 'xtest', 'ytest', 'testloader', 'testset']);
  const validation = says(['val', 'va', 'valid', 'validation', 'dev', 'eval', 'xval', 'yval', 'valloader', 'validloader', 'valset', 'validset']);
  if (Number(train) + Number(test) + Number(validation) !== 1) return null;
  return train ? 'train' : test ? 'test' : 'validation';
}
