import { card } from './card';
import { explain } from './explain';
import { lineage } from './lineage';
import { parity } from './parity';
import { skills } from './skills';
import { tests } from './tests';

/** The commands beside `check`, bundled apart: a check, which a hook runs at every commit, does not load what only these need. */
export const commands = { card, explain, lineage, parity, skills, tests } as const;
