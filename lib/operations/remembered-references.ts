/** Reference rows of one request: each is read once, however many of its commands name it. */
import type { ReferenceStore, References } from '../domain/ports.ts';
import type { ReferenceKey, ReferenceRow } from '../domain/reference.ts';

/** The same store, remembering what it has read, and what it has not found. */
export function rememberedReferences(store: ReferenceStore): ReferenceStore {
  const rows = new Map<string, ReferenceRow | undefined>();
  let settings: References['settings'];
  let settingsRead = false;
  const nameOf = ({ kind, id }: ReferenceKey) => `${kind} ${id}`;
  return {
    ...store,
    async load(organization, keys) {
      const missing = keys.filter((key) => !rows.has(nameOf(key)));
      if (missing.length > 0 || !settingsRead) {
        const loaded = await store.load(organization, missing);
        for (const key of missing) rows.set(nameOf(key), loaded.row(key));
        settings = loaded.settings;
        settingsRead = true;
      }
      // What another command has asked for is none of this one's business.
      const asked = new Set(keys.map(nameOf));
      const found = (name: string) => (asked.has(name) ? rows.get(name) : undefined);
      return { settings, row: (key) => found(nameOf(key)) as never };
    },
  };
}
