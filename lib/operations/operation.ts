/** What an operation is: a command in, a value out; what it may do stands beside it as data, for infra and access. */
import { AREA_OF_ROWS, type Caller, type Permission, type Right } from '../domain/caller.ts';
import type { IdempotencyClaim, Kept } from '../domain/change.ts';
import type { MutationId } from '../domain/identity.ts';
import type { SalesOrder } from '../domain/order.ts';
import type { OrderError } from '../domain/order-error.ts';
import type { ReferenceKind } from '../domain/reference.ts';
import type { RowStore } from '../domain/stored-rows.ts';
import type { CommentStore } from '../domain/comment.ts';
import type { Clock, Ids, OrderStore, ReferenceStore } from '../domain/ports.ts';

/** One per Lambda. Two read and write nothing and are there for their Lambda alone: describe-fields and fallback. */
export type OperationName =
  | 'create'
  | 'retrieve'
  | 'list'
  | 'search'
  | 'count'
  | 'list-deleted'
  | 'update'
  | 'delete'
  | 'bulk-delete'
  | 'confirm'
  | 'bulk-confirm'
  | 'void'
  | 'bulk-void'
  | 'submit'
  | 'decide-approval'
  | 'set-substatus'
  | 'calculate'
  | 'history'
  | 'upsert'
  | 'list-comments'
  | 'add-comment'
  | 'update-comment'
  | 'delete-comment'
  | 'list-rows'
  | 'get-row'
  | 'create-row'
  | 'update-row'
  | 'delete-row'
  | 'get-organization'
  | 'list-users'
  | 'describe-fields'
  | 'fallback';

/** What an operation does to the table; infra turns it into rights. */
export type TableAccess = 'none' | 'read' | 'write';

export interface OperationContext {
  caller: Caller;
  orders: OrderStore;
  comments: CommentStore;
  references: ReferenceStore;
  rows: RowStore;
  clock: Clock;
  ids: Ids;
  /** Epoch milliseconds, by the machine's clock and not by `clock`, after which no new work is started. */
  deadline: number;
  /** Whose words the caller uses: an order that came from there is known by what it was called there too. */
  source?: string;
  /** Fresh per command. */
  mutationId: MutationId;
  /** Present when the call came with an idempotency key. */
  claim?: IdempotencyClaim;
}

export interface Operation<Command, Value> {
  name: OperationName;
  /** What a caller needs: all of them. None: whoever is known. */
  rights: Permission[];
  /** Beside them, of an operation on reference rows: this right on the area of the row's kind. */
  rowRight?: Right;
  table: TableAccess;
  run(command: Command, context: OperationContext): Promise<Value>;
  /** The value of an earlier success, from what was kept of it; operations without it take no key. */
  replay?(kept: Kept): Value;
  /** Before a success is answered again: what the earlier call may have died before. */
  settle?(kept: Kept, context: Pick<OperationContext, 'rows' | 'caller'>): Promise<void>;
  /** Commands of one request in the same queue run one after the other; by default those with the same id. */
  queueOf?(command: Command): string;
}

/** The operation under its own name, so that whoever reads `name` reads one word. */
export function operation<Name extends OperationName, Command, Value>(
  made: Operation<Command, Value> & { name: Name },
) {
  return made;
}

/** What a call of an operation asks for. @throws TypeError for a call about rows that does not say of which kind */
export function permissionsFor(
  { rights, rowRight }: Pick<Operation<never, unknown>, 'rights' | 'rowRight'>,
  kind: ReferenceKind | undefined,
): Permission[] {
  if (!rowRight) return rights;
  if (!kind) throw new TypeError('a call about rows of no kind');
  return [...rights, `${AREA_OF_ROWS[kind]}.${rowRight}`];
}

/** The order that was kept. @throws TypeError when there is none: another kind of call has kept the record */
export function keptOrder({ order }: Kept): SalesOrder {
  if (!order) throw new TypeError('a record without an order');
  return order;
}

type Change<Command> = Pick<Operation<Command, SalesOrder>, 'rights' | 'run' | 'queueOf'>;

/** Answers the order as committed; of a deletion, as it last was. */
export function changeOperation<Name extends OperationName, Command>(name: Name, change: Change<Command>) {
  return operation({ name, table: 'write', replay: keptOrder, ...change });
}

/** One position of a request: a command, or what is wrong with it. */
export type Decoded<Command> = { command: Command } | { error: OrderError };

/** What became of one position. `replayed`: an earlier call with the same key had done it. */
export type Outcome<Value> = { value: Value; replayed?: boolean } | { error: OrderError };
