import type { PartRole } from './regions';

const wordsOf: Readonly<Record<PartRole, readonly string[]>> = {
  train: ['train', 'training', 'trn', 'tr', 'xtrain', 'ytrain', 'fit', 'trainloader', 'trainset'],
  test: ['test', 'testing', 'tst', 'te', 'holdout', 'unseen', 'xtest', 'ytest', 'testloader', 'testset'],
  validation: ['val', 'va', 'valid', 'validation', 'dev', 'eval', 'xval', 'yval', 'valloader', 'validloader', 'valset', 'validset'],
};
const roles = new Map<string, PartRole>((['train', 'test', 'validation'] as const).flatMap((role) => wordsOf[role].map((word) => [word, role] as const)));

/**
 * The role that a name claims for its rows: `X_train`, `test_df`, `y_val`. Null where the name says nothing, or says two things
 * (`train_test`). A claim, never a proof.
 */
export function roleOfName(name: string): PartRole | null {
  let role = known.get(name);
  if (role === undefined) {
    if (known.size >= MOST_NAMES) known.clear();
    role = claimedBy(name);
    known.set(name, role);
  }
  return role;
}

/** The same few names are asked about at each assignment. */
const known = new Map<string, PartRole | null>();
const MOST_NAMES = 5000;

function claimedBy(name: string): PartRole | null {
  let claimed: PartRole | null = null;
  for (const word of name.replace(/([a-z])([A-Z])/g, '$1_$2').toLowerCase().split(/[^a-z]+/)) {
    const role = roles.get(word) ?? null;
    if (role === null || role === claimed) continue;
    if (claimed !== null) return null;
    claimed = role;
  }
  return claimed;
}
