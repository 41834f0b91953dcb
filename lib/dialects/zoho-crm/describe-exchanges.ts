/** GET …/settings/fields and …/settings/modules. */
import { OrderError } from '../../domain/order-error.ts';
import type { DescribeCommand } from '../../operations/describe-fields.ts';
import type { Outcome } from '../../operations/operation.ts';
import type { Exchange } from '../exchange.ts';
import { describeFields as encodeFields, describeModules as encodeModules } from './describe.ts';
import { zohoCrm as dialect } from './dialect.ts';

export const describeFields: Exchange<DescribeCommand, DescribeCommand> = {
  dialect,
  decode: ({ query }) => {
    const module = query.get('module');
    if (!module) throw new OrderError('missing_field', { field: 'module' });
    return [{ command: { subject: module } }];
  },
  encode: (outcomes) => encodeFields(subjectOf(outcomes)),
};

export const describeModules: Exchange<DescribeCommand, DescribeCommand> = {
  dialect,
  decode: () => [{ command: { subject: 'modules' } }],
  encode: () => encodeModules(),
};

function subjectOf([outcome]: Outcome<DescribeCommand>[]): string {
  if (!outcome || 'error' in outcome) throw outcome?.error ?? new TypeError('an answer without an outcome');
  return outcome.value.subject;
}
