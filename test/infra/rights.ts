/** The statements of every role, as a reviewer wants to read them. */
import { at, type CloudTemplate, constructOf, type Json, many, resourcesOf } from './template.ts';

export interface Statement {
  /** The construct whose role holds it. */
  holder: string;
  effect: string;
  actions: string[];
  resources: Json[];
  condition: Json | undefined;
}

/** Every statement of every role's policy. */
export function statementsOf(template: CloudTemplate): Statement[] {
  return resourcesOf(template, 'AWS::IAM::Policy').flatMap(([, policy]) =>
    many(at(policy.Properties, 'PolicyDocument.Statement')).map((statement) => ({
      holder: constructOf(policy),
      effect: String(at(statement, 'Effect')),
      actions: many(at(statement, 'Action')).map(String),
      resources: many(at(statement, 'Resource')),
      condition: at(statement, 'Condition'),
    })),
  );
}

/** The DynamoDB actions that a function is allowed on items of any kind, in order, without the prefix. */
export function tableActionsOf(template: CloudTemplate, operation: string): string[] {
  const allowed = statementsOf(template).filter(
    (statement) =>
      statement.holder === operation && statement.effect === 'Allow' && partitionsOf(statement).length === 0,
  );
  const actions = allowed.flatMap((statement) => statement.actions);
  const names = actions.filter((action) => action.startsWith('dynamodb:'));
  return [...new Set(names.map((action) => action.slice('dynamodb:'.length)))].toSorted();
}

/** The partitions that an allowance is bound to; none when it holds for the whole table, or for actions that name no key. */
export function partitionsOf({ actions, condition }: Statement): string[] {
  if (!actions.every((action) => /^dynamodb:(Get|Put|Update|Delete)Item$/.test(action))) return [];
  return many(at(condition, 'ForAllValues:StringLike.dynamodb:LeadingKeys')).map(String);
}
