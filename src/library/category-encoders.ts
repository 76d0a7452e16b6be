import type { Facts } from './facts';
import { withParameters } from './facts';
import { around, each, encoder, join } from './make';
import type { ApiEntry, LibraryTable } from './vocabulary';
import json from './data/category-encoders.json';

const facts: Facts = json;
const wrapper = around('feature_encoder', { role: 'encoder', learns: 'target-statistics' });

const entries: Readonly<Record<string, ApiEntry>> = join<ApiEntry>(
  each('category_encoders', 'CatBoostEncoder CountTargetEncoder GLMMEncoder JamesSteinEncoder LeaveOneOutEncoder MEstimateEncoder QuantileEncoder '
    + 'SummaryEncoder '
    + 'TargetEncoder WOEEncoder', encoder('target-statistics', { supervised: true })),
  each('category_encoders', 'BackwardDifferenceEncoder BinaryEncoder GrayEncoder HelmertEncoder MultiHotEncoder PolynomialEncoder RankHotEncoder '
    + 'SumEncoder',
    encoder('category-vocabulary')),
  each('category_encoders', 'OneHotEncoder OrdinalEncoder', encoder('category-vocabulary')),
  {
    'category_encoders.OrdinalEncoder': encoder('category-vocabulary', { fixedBy: ['mapping'] }),
    'category_encoders.HashingEncoder': encoder('nothing'),
    'category_encoders.CountEncoder': encoder('statistic'),
    'category_encoders.wrapper.PolynomialWrapper': wrapper,
    'category_encoders.wrapper.NestedCVWrapper': wrapper,
  },
);

export const categoryEncoders: LibraryTable = {
  library: facts.library, release: facts.release, read: facts.read, entries: withParameters(entries, facts),
    ...(facts.aliases ? { aliases: facts.aliases } : {}),
};
