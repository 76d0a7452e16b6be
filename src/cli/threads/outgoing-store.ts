import type { ResultStore, Shelf, Trees } from '../../review/stored/store';
import type { Parcel } from './job';
import { memoryShelf } from './momentary-store';

/** A store whose new values go to another thread. */
export interface OutgoingStore {
  readonly store: ResultStore;
  /** What has been put into it since this was asked last. */
  take(): Omit<Parcel, 'piece'>;
}

/** What is known of each file by its text the thread that makes the report finds out itself. */
const NOT_SENT = 'files';

/** The store of a thread that helps: it reads the one below, which is left as it is but for what this thread itself asks for again. */
export function outgoingStore(below: ResultStore, shared: Trees): OutgoingStore {
  let values: Parcel['values'][number][] = [];
  let trees: Parcel['trees'][number][] = [];
  const sending = (name: string | null, shelf: Shelf): Shelf => ({
    get: (key) => shelf.get(key),
    set: (key, value) => {
      shelf.set(key, value);
      values.push([name, key, value]);
    },
  });
  const store: ResultStore = {
    ...below,
    shelf: (name) => (name === NOT_SENT ? below.shelf(name) : sending(name, below.shelf(name))),
    passing: sending(null, below.passing ?? memoryShelf()),
    trees: {
      get: (name) => shared.get(name) ?? below.trees?.get(name),
      set: (name, tree) => {
        shared.set(name, tree);
        trees.push(name);
      },
    },
  };
  return {
    store,
    take: () => {
      const taken = { values, trees };
      values = [];
      trees = [];
      return taken;
    },
  };
}
