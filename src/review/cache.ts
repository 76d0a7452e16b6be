/** A map of bounded size that forgets what was used longest ago. */
export interface Cache<T> {
  get(key: string): T | undefined;
  set(key: string, value: T): void;
  delete(key: string): void;
  clear(): void;
}

/** A cache of at most `capacity` values, or of values that together weigh no more; those that it gives up go to `release`. */
export function makeCache<T>(capacity: number, release: (value: T) => void = () => undefined, weigh: (value: T) => number = () => 1): Cache<T> {
  const entries = new Map<string, T>();
  let weight = 0;
  return {
    get: (key) => {
      const value = entries.get(key);
      if (value === undefined) return undefined;
      entries.delete(key);
      entries.set(key, value);
      return value;
    },
    set: (key, value) => {
      const before = entries.get(key);
      if (before !== undefined) weight -= weigh(before);
      entries.delete(key);
      entries.set(key, value);
      weight += weigh(value);
      for (const [oldest, given] of entries) {
        if (weight <= capacity || entries.size === 1) break;
        entries.delete(oldest);
        weight -= weigh(given);
        release(given);
      }
    },
    delete: (key) => {
      const value = entries.get(key);
      if (value === undefined) return;
      entries.delete(key);
      weight -= weigh(value);
      release(value);
    },
    clear: () => {
      for (const value of entries.values()) release(value);
      entries.clear();
      weight = 0;
    },
  };
}
