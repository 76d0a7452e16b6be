import { distributionOf, keptInArtifacts } from '../../../library/distributions';
import type { Release } from '../../../project/manifests/govern';
import { compareSpecifiers, releaseDifference } from '../../../project/manifests/specifiers';
import { keptIn } from '../../../project/parity/fitted';
import type { Link } from '../../../project/parity/pairs';
import type { FilePlace } from '../../../project/text-file';
import type { Rule } from '../../rule';
import { whereNamed } from '../sides';

/** S18: a pickle is written by one release of a library and opened by another. */
export const rule: Rule = {
  meta: {
    id: 'skew/dependency-version-mismatch',
    title: 'Training and serving install other versions of the library behind a pickle',
    family: 'skew',
    severity: 'warning',
    confidence: 'likely',
    preset: 'on',
    competencies: ['se.reproducibility', 'ops.model-lifecycle', 'ops.containers-kubernetes'],
    references: ['sklearn-persist', 'py-pickle', 'sculley2015'],
    since: '0.1.0',
    fix: 'none',
  },
  compare({ parity, report }) {
    const told = new Set<string>();
    for (const { train, serve, links } of parity.pairs) {
      for (const link of links) {
        if (!link.load || !link.save || !isPickle(link)) continue;
        const distributions = keptDistributions(link);
        if (distributions.length === 0) continue;
        const training = parity.manifests.of(train.path, 'training');
        const serving = parity.manifests.of(serve.path, 'serving');
        for (const distribution of distributions) {
          const wrote = training.release(distribution);
          const reads = serving.release(distribution);
          const difference = wrote && reads ? differenceOf(wrote, reads) : null;
          const key = `${link.load.site.path}:${String(link.load.site.span.start)}:${distribution}`;
          if (!wrote || !reads || difference === null || told.has(key)) continue;
          told.add(key);
          const isOpen = difference === 'open';
          report({
            severity: isOpen ? 'hint' : 'warning',
            confidence: isOpen ? 'hint' : 'likely',
            message:
              `\`${link.name}\` holds objects of ${distribution}. Training installs ${releaseText(wrote)} (${placed(wrote.lockedAt ?? wrote.at)}), ` +
              (isOpen
                ? `serving takes whatever release is new on the day of the build (${placed(reads.at)}): the pickle is then opened by another release than the one that wrote it. `
                : `serving ${releaseText(reads)} (${placed(reads.lockedAt ?? reads.at)}): a pickle is only promised to work in the release that wrote it. It may fail to load, or load and predict otherwise. `) +
              'Pin the same release on both sides, best from one file.',
            at: whereNamed(serve.trace, link.load.call, link.name),
            related: [
              { message: `training: ${distribution} ${releaseText(wrote)}`, at: wrote.lockedAt ?? wrote.at },
              { message: `serving: ${distribution} ${isOpen ? 'without a pin' : releaseText(reads)}`, at: reads.lockedAt ?? reads.at },
              { message: 'the pickle is written here', at: link.save.site },
            ],
          });
        }
      }
    }
  },
};

/** Only pickles depend on the classes of the release that wrote them; native formats are read by later releases. */
function isPickle({ save, load }: Link): boolean {
  return save?.kind === 'object' && load?.kind === 'object';
}

/** The distributions whose objects a pickle holds. */
function keptDistributions({ save }: Link): readonly string[] {
  const found = new Set<string>();
  if (save?.saved) {
    for (const part of keptIn(save.saved, 800)) {
      const distribution = part.t === 'call' && /\.[A-Z]\w*$|^sklearn\.pipeline\.make_pipeline$/.test(part.callee) && !part.callee.startsWith('.') ? distributionOf(part.callee) : null;
      if (distribution !== null && keptInArtifacts.has(distribution)) found.add(distribution);
    }
  }
  return [...found];
}

/** 'apart': no release is allowed on both sides, and the two differ in more than the last number. 'open': training is pinned and serving is not. */
function differenceOf(wrote: Release, reads: Release): 'apart' | 'open' | null {
  if (isSamePlace(wrote.at, reads.at)) return null;
  if (wrote.exact !== null && reads.exact !== null) {
    const difference = releaseDifference(wrote.exact, reads.exact);
    return difference === 'major' || difference === 'minor' ? 'apart' : null;
  }
  const allowed = compareSpecifiers(exactly(wrote), exactly(reads));
  if (allowed === 'disjoint') return 'apart';
  return wrote.exact !== null && reads.exact === null && reads.specifier === '' ? 'open' : null;
}

function exactly({ exact, specifier }: Release): string {
  return exact === null ? specifier : `==${exact}`;
}

function isSamePlace(a: FilePlace, b: FilePlace): boolean {
  return a.path === b.path && a.span.start === b.span.start;
}

function releaseText({ exact, specifier }: Release): string {
  return exact ?? (specifier === '' ? 'any release' : specifier);
}

function placed(at: FilePlace): string {
  return `${at.path}:${String(at.start.line)}`;
}
