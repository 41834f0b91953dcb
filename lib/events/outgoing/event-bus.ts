/** EventBridge as the publisher's bus. */
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { GIVEN_UP, until } from './given-up.ts';
import type { EventBus } from './publish.ts';

/** An entry that the answer says nothing about did not arrive, as far as anybody knows. */
const UNANSWERED = 'Unanswered';

/** The bus of that name; another endpoint than AWS's own for local runs. */
export function eventBridge(busName: string, endpoint?: string): EventBus {
  const client = new EventBridgeClient({
    ...(endpoint ? { endpoint } : {}),
    ...GIVEN_UP,
  });
  return {
    async put(entries, endsAt) {
      const answer = await client.send(
        new PutEventsCommand({
          Entries: entries.map(({ source, detailType, time, detail }) => ({
            EventBusName: busName,
            Source: source,
            DetailType: detailType,
            Time: new Date(time),
            Detail: JSON.stringify(detail),
          })),
        }),
        until(endsAt),
      );
      // The call succeeds although entries failed: only each entry's own event id says that it was taken.
      return entries.map((_, index) => {
        const result = answer.Entries?.[index];
        return result?.EventId ? undefined : (result?.ErrorCode ?? UNANSWERED);
      });
    },
  };
}
