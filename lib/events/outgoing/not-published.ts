/** Why an event has not left, in words of ours that may be logged. */
export class NotPublished extends Error {
  override name = 'NotPublished';
}
