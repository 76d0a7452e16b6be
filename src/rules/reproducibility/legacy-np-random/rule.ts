import { functionAround } from '../../../project/code/places';
import { callSite } from '../../reading';
import type { Rule } from '../../rule';
import { setsSeed } from '../seeds';

/** Source: NumPy, "Legacy random generation": functions of the global RandomState. */
const DRAWS = (
  'rand randn randint random normal uniform choice permutation shuffle random_sample binomial poisson beta exponential standard_normal bytes chisquare dirichlet f gamma geometric gumbel hypergeometric laplace ' +
  'logistic lognormal logseries multinomial multivariate_normal negative_binomial noncentral_chisquare noncentral_f pareto power random_integers ranf rayleigh sample standard_cauchy standard_exponential ' +
  'standard_gamma standard_t triangular vonmises wald weibull zipf'
).split(' ');
const drawing = DRAWS.map((name) => `numpy.random.${name}`);

/** np.random.rand and its like. */
export const rule: Rule = {
  meta: {
    id: 'reproducibility/legacy-np-random',
    title: 'Random numbers come from the global generator of NumPy',
    family: 'reproducibility',
    severity: 'hint',
    confidence: 'likely',
    preset: 'hint',
    competencies: ['se.reproducibility'],
    references: ['numpy-nep19', 'numpy-random'],
    since: '0.2.0',
    fix: 'none',
    peers: ['ruff:NPY002', 'sonar:S6711'],
  },
  atMost: 'likely',
  needs: ['numpy'],
  words: DRAWS,
  inspect({ code, report }) {
    // Where the seed is set the file can be repeated as it is.
    if (setsSeed(code, 'numpy')) return;
    const draws = code.callsOf(...drawing).filter(({ place }) => functionAround(place)?.name !== '__getitem__').sort((a, b) => a.node.start - b.node.start);
    const [first, ...others] = draws;
    if (first === undefined) return;
    report({
      severity: 'hint',
      confidence: 'likely',
      message: `This draws from a generator that the whole program shares${draws.length > 1 ? ` (as do ${String(draws.length - 1)} more calls in this file)` : ''}: any other draw changes what you get. Make one of your own, rng = np.random.default_rng(seed), and pass it on.`,
      at: callSite(code, first.node),
      related: others.map(({ node }) => ({ message: 'and here', at: callSite(code, node) })),
    });
  },
};

