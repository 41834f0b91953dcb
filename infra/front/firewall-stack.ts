/** The stack of the firewall alone: AWS keeps firewalls of CloudFront in one region, wherever the API is. */
import { type App, CfnOutput, Stack, Tags } from 'aws-cdk-lib';
import { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import type { Options } from '../options.ts';
import { FRONT_REGION, type Firewall } from './firewall-option.ts';

/** The output by which the stack of the front finds the firewall. */
export const FIREWALL_OUTPUT = 'FirewallArn';

const WINDOW_SECONDS = 300;
/** Refused as too many requests, which clients know how to take; their answer is not in a dialect's words. */
const TOO_MANY = 429;

/**
 * Rules of AWS's common set that sound orders break: bodies of 100 orders are large, notes and addresses hold links and
 * angle brackets, Zoho's clients send `JSONString` in the query, and programs need not name themselves.
 */
export const COUNTED = [
  'SizeRestrictions_BODY',
  'SizeRestrictions_QUERYSTRING',
  'CrossSiteScripting_BODY',
  'CrossSiteScripting_QUERYARGUMENTS',
  'GenericRFI_BODY',
  'GenericRFI_QUERYARGUMENTS',
  'NoUserAgent_HEADER',
];

export class FirewallStack extends Stack {
  constructor(app: App, { stackName, stage, keepTable }: Options, firewall: Firewall) {
    super(app, `${stackName}-firewall`, {
      description: `Firewall in front of ${stackName}`,
      terminationProtection: keepTable,
      env: { region: FRONT_REGION },
    });
    Tags.of(this).add('application', 'sales-orders');
    Tags.of(this).add('stage', stage);
    const acl = new CfnWebACL(this, 'Firewall', {
      scope: 'CLOUDFRONT',
      description: `In front of ${stackName}`,
      defaultAction: { allow: {} },
      rules: [byRate(firewall), commonRules()],
      visibilityConfig: seenAs('Firewall'),
    });
    new CfnOutput(this, FIREWALL_OUTPUT, { description: 'ARN of the firewall', value: acl.attrArn });
  }
}

function byRate({ requestsPerAddress }: Firewall): CfnWebACL.RuleProperty {
  return {
    name: 'rate',
    priority: 0,
    action: { block: { customResponse: { responseCode: TOO_MANY } } },
    statement: {
      rateBasedStatement: {
        aggregateKeyType: 'IP',
        evaluationWindowSec: WINDOW_SECONDS,
        limit: requestsPerAddress,
      },
    },
    visibilityConfig: seenAs('Rate'),
  };
}

function commonRules(): CfnWebACL.RuleProperty {
  return {
    name: 'common',
    priority: 1,
    overrideAction: { none: {} },
    statement: {
      managedRuleGroupStatement: {
        vendorName: 'AWS',
        name: 'AWSManagedRulesCommonRuleSet',
        ruleActionOverrides: COUNTED.map((name) => ({ name, actionToUse: { count: {} } })),
      },
    },
    visibilityConfig: seenAs('Common'),
  };
}

/** Samples would keep requests with their credentials for three hours. */
const seenAs = (metricName: string): CfnWebACL.VisibilityConfigProperty => ({
  metricName,
  cloudWatchMetricsEnabled: true,
  sampledRequestsEnabled: false,
});
