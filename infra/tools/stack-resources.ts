/** What a deployed stack consists of, by logical ids: where its queues, its bus and its table are. */
import { CloudFormationClient, ListStackResourcesCommand } from '@aws-sdk/client-cloudformation';
import { ToolRefusal } from './run-tool.ts';

export interface StackResources {
  /** The name that AWS gave, of the only resource whose logical id begins so; of a queue its URL. @throws ToolRefusal */
  named(logicalId: string): string;
  /** Of the only resource of a type; undefined when there is none. */
  ofType(type: string): string | undefined;
}

/** @throws ToolRefusal when there is no such stack */
export async function stackResources(stackName: string): Promise<StackResources> {
  const client = new CloudFormationClient();
  const found: { logicalId: string; type: string; name: string }[] = [];
  let NextToken: string | undefined;
  do {
    const page = await client
      .send(new ListStackResourcesCommand({ StackName: stackName, NextToken }))
      .catch((error: Error) => {
        throw new ToolRefusal(`stack ${stackName}: ${error.message}`);
      });
    for (const { LogicalResourceId, ResourceType, PhysicalResourceId } of page.StackResourceSummaries ?? [])
      found.push({
        logicalId: LogicalResourceId ?? '',
        type: ResourceType ?? '',
        name: PhysicalResourceId ?? '',
      });
    ({ NextToken } = page);
  } while (NextToken);
  return {
    named(logicalId) {
      const resource = found.find((candidate) =>
        /^[0-9A-F]{8}$/.test(restAfter(candidate.logicalId, logicalId)),
      );
      if (!resource?.name)
        throw new ToolRefusal(`stack ${stackName} has no ${logicalId}: is it of this release?`);
      return resource.name;
    },
    ofType: (wanted) => found.find(({ type }) => type === wanted)?.name,
  };
}

/** CDK ends a logical id with eight digits of its own. */
const restAfter = (logicalId: string, beginning: string): string =>
  logicalId.startsWith(beginning) ? logicalId.slice(beginning.length) : '';
