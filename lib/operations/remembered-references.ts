/** Reference rows of one request: each is read once, however many of its commands name it. */
import type { ReferenceStore } from '../domain/ports.ts';
import type { ReferenceRow } from '../domain/reference.ts';
import { referencesOf, rowIn, rowName, type References } from '../domain/references.ts';

/** The same store, remembering what it has read, and what it has not found. */
export function rememberedReferences(store: ReferenceStore): ReferenceStore {
  const rows = new Map<string, ReferenceRow | undefined>();
  let settings: References['settings'];
  let settingsRead = false;
  return {
    ...store,
    async load(organization, keys) {
      const missing = keys.filter((key) => !rows.has(rowName(key)));
      if (missing.length > 0 || !settingsRead) {
        const loaded = await store.load(organization, missing);
        for (const key of missing) rows.set(rowName(key), rowIn(loaded, key));
        settings = loaded.settings;
        settingsRead = true;
      }
      // What another command has asked for is none of this one's business.
      return referencesOf(settings, keys, (key) => rows.get(rowName(key)));
    },
  };
}
