/** What is there to be watched: read from the stack as it is composed, so that nothing new can be forgotten. */
import type { Stack } from 'aws-cdk-lib';
import { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { TableBaseV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import type { IConstruct } from 'constructs';
import { INDEXES } from '../../lib/store/table-shape.ts';
import { OperationFunction } from '../operation-function.ts';
import type { Watched } from './alarm-row.ts';

/** The names of a stack's parts; as tokens, which another stack resolves to references. @throws Error without a table or an API */
export function watchedOf(stack: Stack): Watched {
  const all = stack.node.findAll();
  const [table] = all.filter(isTable);
  const [api] = all.filter((each) => each instanceof HttpApi);
  if (!table || !api) throw new Error('a stack without a table or an API');
  return {
    service: stack.stackName,
    functions: all
      .filter((each) => each instanceof OperationFunction)
      .map(({ node, lambda }) => ({ name: node.id, functionName: lambda.functionName })),
    queues: all
      .filter((each) => each instanceof Queue)
      .map((queue) => ({
        path: queue.node.path.slice(stack.node.path.length + 1),
        queueName: queue.queueName,
        isDeadLetters: queue.deadLetterQueue === undefined,
      })),
    tableName: table.tableName,
    indexNames: Object.values(INDEXES).map(({ name }) => name),
    apiId: api.apiId,
  };
}

const isTable = (each: IConstruct): each is TableBaseV2 => each instanceof TableBaseV2;
