/** Calls about reference rows whose whole answers are compared. */
import { expect } from 'vitest';
import { openReferenced, type RowInput } from './reference-rows.ts';

/** An id that was given here, or a number that stands in for one. */
export const ID = expect.stringMatching(/^\d{16}$/);
export const TIME = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
export const WRITTEN = { created_time: TIME, last_modified_time: TIME };

/** Once per file, at its top. */
export async function openWholeRows() {
  const { api, put } = await openReferenced();
  const answered = async (method: string, path: string, body?: object) => {
    const { status, json, text } = await api.call(method, path, { body });
    if (status > 201) throw new Error(text);
    return json;
  };
  return {
    api,
    put,
    /** What a call answers that must succeed. */
    answered,
    /** What GET answers of a row that was put there. */
    stood: async (path: string, row: RowInput) => {
      await put(row);
      const { code, message, ...answer } = await answered('GET', `${path}/${row.id}`);
      expect([code, message]).toEqual([0, 'success']);
      return answer;
    },
  };
}
