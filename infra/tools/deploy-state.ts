/** What CloudFormation says of an account and a stack: whether it can be deployed to, and what became of a deployment. */
import {
  CloudFormationClient,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
  type StackEvent,
} from '@aws-sdk/client-cloudformation';
import { ToolRefusal } from './run-tool.ts';

const TOOLKIT = 'CDKToolkit';

/** What stands after a deployment has failed, by the state that the stack was left in. */
const LEFT: Partial<Record<string, string>> = {
  UPDATE_ROLLBACK_COMPLETE:
    'the former deployment stands again, with all that is stored: mend the cause and deploy again',
  UPDATE_ROLLBACK_FAILED:
    'it is between two deployments; what is stored is kept: `aws cloudformation continue-update-rollback`, then deploy again',
  ROLLBACK_COMPLETE: 'nothing was deployed: delete the stack (a table that it made stays), then deploy again',
  ROLLBACK_FAILED: 'nothing was deployed: delete the stack (a table that it made stays), then deploy again',
  CREATE_FAILED: 'nothing was deployed: delete the stack (a table that it made stays), then deploy again',
};

/** @throws ToolRefusal saying what is missing: credentials, or the CDK's own stack */
export async function assertBootstrapped(): Promise<void> {
  const client = new CloudFormationClient();
  const region = await client.config.region().catch(() => undefined);
  if (!region) throw new ToolRefusal('which region? Set AWS_REGION');
  try {
    await client.send(new DescribeStacksCommand({ StackName: TOOLKIT }));
  } catch (error) {
    const { name, message } = error as Error;
    if (name === 'CredentialsProviderError')
      throw new ToolRefusal('there are no AWS credentials in this shell', { cause: error });
    if (/does not exist/.test(message))
      throw new ToolRefusal(
        `${region} is not prepared for the CDK: add --bootstrap, once per account and region`,
      );
    throw new ToolRefusal(`CloudFormation in ${region}: ${message}`, { cause: error });
  }
}

/** Why it failed, in CloudFormation's words, and what stands now in ours. Never rejects. */
export async function whatHappened(stackName: string, since: Date, error: unknown): Promise<string> {
  const client = new CloudFormationClient();
  const [state, reasons] = await Promise.all([
    stateOf(client, stackName).catch(() => undefined),
    reasonsOf(client, stackName, since).catch(() => []),
  ]);
  return toldFailure({
    stackName,
    state,
    reasons,
    cause: error instanceof Error ? error.message : String(error),
  });
}

interface Failure {
  stackName: string;
  /** Undefined when there is no such stack, or nobody could be asked. */
  state?: string;
  reasons: string[];
  cause: string;
}

export function toldFailure({ stackName, state, reasons, cause }: Failure): string {
  const left =
    state === undefined
      ? 'there is no such stack, or it cannot be asked'
      : (LEFT[state] ?? 'what stood before stands');
  return [`${stackName} was not deployed: ${cause}`, ...reasons, `${state ?? 'unknown'}: ${left}`].join('\n');
}

async function stateOf(client: CloudFormationClient, StackName: string): Promise<string | undefined> {
  const { Stacks = [] } = await client.send(new DescribeStacksCommand({ StackName }));
  return Stacks[0]?.StackStatus;
}

/** Of the first page: what failed first stands last in it, and is the cause of the others. */
async function reasonsOf(client: CloudFormationClient, StackName: string, since: Date): Promise<string[]> {
  const { StackEvents = [] } = await client.send(new DescribeStackEventsCommand({ StackName }));
  return failuresIn(StackEvents, since);
}

/** Resources that failed since then, the first one first; not those that were only cancelled because of another. */
export function failuresIn(events: StackEvent[], since: Date): string[] {
  return events
    .filter(({ Timestamp }) => !Timestamp || Timestamp >= since)
    .filter(({ ResourceStatus = '' }) => ResourceStatus.endsWith('_FAILED'))
    .filter(({ ResourceStatusReason = '' }) => !/cancelled/i.test(ResourceStatusReason))
    .map(
      ({ LogicalResourceId, ResourceStatusReason }) =>
        `  ${LogicalResourceId}: ${ResourceStatusReason ?? 'no reason given'}`,
    )
    .toReversed();
}
