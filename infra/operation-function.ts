/** One Lambda of its own for every operation and every consumer, with a role that can do what it is given and no more. */
import { Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { type PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import {
  ApplicationLogLevel,
  Architecture,
  type Code,
  Function,
  LoggingFormat,
  Runtime,
  SystemLogLevel,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { AdoptedTable } from './adopted-table.ts';
import { HANDLER } from './bundle.ts';

/** Under API Gateway's 30 s, so that the function answers in its dialect before the gateway gives up. */
export const FUNCTION_TIMEOUT = Duration.seconds(28);
/** Processor share follows memory: below this a cold start takes seconds. */
const MEMORY_MB = 1024;

interface OperationFunctionProps {
  /** Of the file in functions/. */
  name: string;
  rights: PolicyStatement[];
  /** Beside the table's name. */
  environment?: Record<string, string>;
  code: Code;
  table: ITableV2;
  key: IKey;
  logRetention: RetentionDays;
  reservedConcurrency?: number;
  adopted?: Pick<AdoptedTable, 'epoch'>;
}

export class OperationFunction extends Construct {
  readonly lambda: Function;

  constructor(scope: Construct, props: OperationFunctionProps) {
    super(scope, props.name);
    const { table, key, name } = props;
    const logGroup = new LogGroup(this, 'Log', {
      encryptionKey: key,
      retention: props.logRetention,
      // What must be kept about an order is in the table; log lines are for operators.
      removalPolicy: RemovalPolicy.DESTROY,
    });
    // Given explicitly: otherwise CDK attaches a managed policy that may write to every log group.
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    logGroup.grantWrite(role);
    for (const statement of props.rights) role.addToPolicy(statement);

    this.lambda = new Function(this, 'Function', {
      description: `Sales orders: ${name}`,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      code: props.code,
      handler: HANDLER,
      role,
      memorySize: MEMORY_MB,
      timeout: FUNCTION_TIMEOUT,
      reservedConcurrentExecutions: props.reservedConcurrency,
      environment: {
        TABLE_NAME: table.tableName,
        ...(props.adopted?.epoch && { TABLE_EPOCH: String(props.adopted.epoch) }),
        // Tells the log lines and metrics of one deployment from those of another in the account.
        POWERTOOLS_SERVICE_NAME: Stack.of(this).stackName,
        ...props.environment,
      },
      tracing: Tracing.ACTIVE,
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      applicationLogLevelV2: ApplicationLogLevel.INFO,
      systemLogLevelV2: SystemLogLevel.INFO,
    });
    Validations.of(role).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason: 'X-Ray takes no resource: its two write actions are allowed on * or not at all.',
    });
  }
}
