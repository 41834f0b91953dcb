/** Notes that credentials are used: a write per credential, day and container, and none that a caller hears of. */
import type { Caller } from '../domain/caller.ts';
import type { OrganizationId } from '../domain/identity.ts';
import type { Clock } from '../domain/ports.ts';

type Note = (org: OrganizationId, id: string, day: string) => Promise<void>;

const REMEMBERED = 1000;

/** What is to be told of each caller that was looked up. A note that fails is left to another container or the next day. */
export function useNotes(note: Note, clock: Clock): (caller: Caller) => Promise<void> {
  const noted = new Map<string, string>();
  return async ({ organizationId, id, tokenId }) => {
    const day = clock.now().toISOString().slice(0, 10);
    const ids = tokenId === undefined ? [id] : [id, tokenId];
    const due = ids.filter((each) => noted.get(`${organizationId} ${each}`) !== day);
    if (noted.size > REMEMBERED) noted.clear();
    for (const each of due) noted.set(`${organizationId} ${each}`, day);
    await Promise.allSettled(due.map((each) => note(organizationId, each, day)));
  };
}
