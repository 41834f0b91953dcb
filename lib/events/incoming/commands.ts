/** Commands as they come over the bus or by direct invocation. */
import * as z from 'zod/mini';
import { COMMANDS, type CommandName } from '../../domain/commands.ts';
import { ORGANIZATION_ID } from '../../domain/identity.ts';
import { LIMITS } from '../../domain/limits.ts';
import { wellFormed } from '../../domain/value-texts.ts';

const COMMANDS_AT_MOST = LIMITS.commands;

const name = z.string().check(z.minLength(1), z.maxLength(100));
const organization = z.string().check(z.regex(ORGANIZATION_ID));

/**
 * `commandId` is the idempotency key: however often it is delivered, it takes effect once. `actor` is recorded as who
 * asked, below the name of the sender. One command, or up to 100 that are done or refused each by itself.
 */
export function requested<Command extends z.core.$ZodType>(command: Command) {
  const envelope = {
    commandId: z.string().check(z.regex(/^[\x21-\x7e]{1,255}$/)),
    organizationId: organization,
    actor: z.optional(z.strictObject({ id: name, name })),
  };
  const commands = z.array(command).check(z.minLength(1), z.maxLength(COMMANDS_AT_MOST));
  return z
    .union([z.strictObject({ ...envelope, command }), z.strictObject({ ...envelope, commands })])
    .check(wellFormed());
}

/** "bulk-confirm" -> "SalesOrder BulkConfirm Requested". */
export function requestDetailType(operation: string): string {
  const words = operation.split('-').map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return `SalesOrder ${words.join('')} Requested`;
}

export interface RequestedCommands {
  commandId: string;
  organizationId: string;
  actor?: { id: string; name: string };
  commands: unknown[];
}

/** Reads what an operation is asked to do. @throws ZodError; TypeError for an operation that no event can command */
export function readCommands(operation: string, detail: unknown): RequestedCommands {
  if (!Object.hasOwn(COMMANDS, operation)) throw new TypeError(`${operation} takes no commands`);
  const read = requested(COMMANDS[operation as CommandName]).parse(detail);
  const { commandId, organizationId, actor } = read;
  return {
    commandId,
    organizationId,
    actor,
    commands: 'commands' in read ? read.commands : [read.command],
  };
}
