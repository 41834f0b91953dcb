/** What a body says it is; and what an answer may be: JSON. Whoever asks for another form must not get JSON under its name. */
import { OrderError } from '../../domain/order-error.ts';
import type { WireRequest } from '../exchange.ts';

/** Forms that clients of order APIs ask for in a header. Any other Accept, which may come from a library, is no wish. */
const OTHER_FORMS = /^(application\/(pdf|vnd\.|msword|xml|zip)|text\/(csv|xml)|image\/)/;

/** @throws OrderError not_acceptable when the request asks for another form by its Accept header */
export function assertAcceptsJson({ headers }: WireRequest): void {
  const accepted = (headers['accept'] ?? '').split(',').map((type) => type.trim().toLowerCase());
  const [first = ''] = accepted;
  if (first !== '' && accepted.every((type) => OTHER_FORMS.test(type)))
    throw new OrderError('not_acceptable', { representation: first });
}

/** The same by query parameters: `accept=pdf`, `print=true`. @throws OrderError not_acceptable */
export function assertAsksForJson(request: WireRequest): void {
  assertAcceptsJson(request);
  const accept = request.query.get('accept')?.toLowerCase();
  if (accept && accept !== 'json') throw new OrderError('not_acceptable', { representation: accept });
  const print = request.query.get('print')?.toLowerCase();
  if (print && print !== 'false' && print !== '0')
    throw new OrderError('not_acceptable', { representation: 'a printout' });
}

/** The media type without its parameters; '' when the request names none. */
export function mediaTypeOf(request: WireRequest): string {
  const [type = ''] = (request.headers['content-type'] ?? '').split(';');
  return type.trim().toLowerCase();
}
