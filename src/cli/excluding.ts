import type { Config } from '../review/config';
import { pathMatcher } from '../review/listing';

/** Which files a check leaves out: what the config excludes, and what the check writes itself: a report is no part of the project, and must not make it look changed. */
export function excluding(config: Config, written: ReadonlySet<string>): (path: string) => boolean {
  const isExcluded = pathMatcher(config.exclude, config.prefix);
  return (path) => written.has(path) || isExcluded(path);
}
