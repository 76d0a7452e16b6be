/** A map of bounded size that forgets what was used longest ago. */
export interface Cache<T> {
  get(key: string): T | undefined;
  set(key: string, value: T): void;
  clear(): void;
}

/** A cache of at most `capacity` values; those that it gives up go to `release`. */
export function makeCache<T>(capacity: number, release: (value: T) => void = () => undefined): Cache<T> {
  const entries = new Map<string, T>();
  return {
    get: (key) => {
      const value = entries.get(key);
      if (value === undefined) return undefined;
      entries.delete(key);
      entries.set(key, value);
      return value;
    },
    set: (key, value) => {
      entries.delete(key);
      entries.set(key, value);
      for (const [oldest, given] of entries) {
        if (entries.size <= capacity) break;
        entries.delete(oldest);
        release(given);
      }
    },
    clear: () => {
      for (const value of entries.values()) release(value);
      entries.clear();
    },
  };
}
