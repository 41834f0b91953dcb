/** How often things are tried; the queue and its consumer must agree, so both read it here. */

/** After so many deliveries the consumer itself puts a message aside, with the reason. */
export const RECEIVES_AT_MOST = 5;

/** One more for the queue: should putting aside fail too, the message ends there all the same, without the reason. */
export const REDRIVE_AFTER = RECEIVES_AT_MOST + 1;
