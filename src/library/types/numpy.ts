/** What NumPy's calls give. Source: the API reference of NumPy 2.3. */
import { giving } from './table';
import type { TypeTable } from './table';

const array = 'numpy.ndarray';

export const numpyTypes: TypeTable = {
  functions: {
    ...giving('numpy', 'array asarray ascontiguousarray zeros ones full empty zeros_like ones_like full_like empty_like arange linspace logspace eye identity diag '
      + 'concatenate stack vstack hstack dstack column_stack tile repeat reshape transpose expand_dims squeeze sort argsort unique cumsum cumprod diff outer '
      + 'fromfile frombuffer fromiter genfromtxt loadtxt random.rand random.randn random.normal random.uniform random.permutation copy atleast_1d atleast_2d flip roll '
      + 'meshgrid triu tril pad delete insert append setdiff1d intersect1d union1d', array),
    'numpy.random.default_rng': 'numpy.random.Generator',
  },
  methods: {
    [array]: {
      ...giving('', 'reshape ravel flatten astype copy transpose squeeze repeat clip round cumsum cumprod argsort take swapaxes view', array), tolist: 'builtins.list',
    },
  },
  attributes: { [array]: { T: array, shape: 'builtins.tuple', real: array, imag: array } },
};
