/** cdk-nag's rules that stand in no pack that we use and fit all the same. */
import type { CfnResource } from 'aws-cdk-lib';
import { NagMessageLevel, NagPack, rules } from 'cdk-nag';

const { apigw, cloudwatch, eventbridge, lambda } = rules;
const FITTING = [
  apigw.APIGWDefaultThrottling,
  apigw.APIGWStructuredLogging,
  cloudwatch.CloudWatchLogGroupEncrypted,
  cloudwatch.CloudWatchLogGroupRetentionPeriod,
  eventbridge.EventBusDLQ,
  lambda.LambdaAsyncFailureDestination,
  lambda.LambdaEventSourceMappingDestination,
  lambda.LambdaEventSourceSQSVisibilityTimeout,
  lambda.LambdaStarPermissions,
];

export class FittingChecks extends NagPack {
  readonly name = 'fitting';

  constructor() {
    super();
    this.packName = 'Fitting';
  }

  protected override checkResource(node: CfnResource): void {
    for (const rule of FITTING) {
      this.applyRule({ info: rule.name, explanation: rule.name, level: NagMessageLevel.ERROR, rule, node });
    }
  }
}
