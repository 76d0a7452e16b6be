/** Keywords that the layers of Keras took before 2.0, and `compile` and `fit` with them. Source: the release notes of Keras 2.0 (2017). */
export const formerKerasKeywords: ReadonlySet<string> = new Set([
  'output_dim', 'init', 'inner_init', 'forget_bias_init', 'inner_activation', 'W_regularizer', 'U_regularizer', 'b_regularizer', 'W_constraint', 'U_constraint', 'b_constraint',
  'dropout_W', 'dropout_U', 'consume_less', 'nb_filter', 'nb_row', 'nb_col', 'filter_length', 'border_mode', 'subsample', 'subsample_length', 'dim_ordering', 'pool_length', 'nb_epoch', 'nb_val_samples',
  'samples_per_epoch', 'bias', 'length', 'weights', 'beta_init', 'gamma_init', 'mode', 'class_mode', 'dropout', 'input_length',
]);
