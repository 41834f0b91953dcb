/** CloudFront in front of the API, with the firewall: the one way in, since the functions refuse what does not come by it. */
import {
  type App,
  Aws,
  CfnOutput,
  CrossStackReferences,
  Duration,
  Fn,
  ReferenceStrength,
  SecretValue,
  Stack,
  Tags,
  Validations,
} from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  CachePolicy,
  Distribution,
  HttpVersion,
  OriginProtocolPolicy,
  OriginRequestPolicy,
  OriginSslPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { ORIGIN_HEADER } from '../../lib/access/origin-secret.ts';
import type { Domain } from '../option-values.ts';
import type { Options } from '../options.ts';
import type { SalesOrdersStack } from '../stack.ts';
import { FIREWALL_OUTPUT, FirewallStack } from './firewall-stack.ts';
import { FRONT_REGION, type Firewall } from './firewall-option.ts';
import { originSecretName } from './origin-secret.ts';

/** Over the gateway's 30 s, so that CloudFront does not give up first. */
const READ_TIMEOUT = Duration.seconds(60);

const ACKNOWLEDGED = {
  'AwsSolutions-CFR1': 'Clients may be anywhere: whoever wants fewer countries adds a rule to the firewall.',
  'AwsSolutions-CFR3':
    "Each request is in API Gateway's access log; what the firewall refuses is in its metrics. A bucket of addresses would be one more store of personal data.",
};

/** The stacks of a firewall, if one was asked for: none without. */
export function frontOf(app: App, orders: SalesOrdersStack, options: Options): Stack[] {
  const { firewall, domain } = options;
  if (!firewall || !domain) return [];
  const wall = new FirewallStack(app, options, firewall);
  const front = new FrontStack(app, orders, { ...options, firewall, domain });
  front.addStackDependency(wall);
  front.addStackDependency(orders);
  return [wall, front];
}

type FrontOptions = Options & { firewall: Firewall; domain: Domain };

class FrontStack extends Stack {
  constructor(app: App, orders: SalesOrdersStack, options: FrontOptions) {
    const { stackName, stage, keepTable, firewall, domain } = options;
    super(app, `${stackName}-front`, {
      description: `CloudFront in front of ${stackName}`,
      terminationProtection: keepTable,
    });
    Tags.of(this).add('application', 'sales-orders');
    Tags.of(this).add('stage', stage);
    // As the stack that watches: an export would hold the other one fast.
    CrossStackReferences.of(this).consume(ReferenceStrength.WEAK);
    const distribution = new Distribution(this, 'Front', {
      comment: `In front of ${stackName}`,
      domainNames: [domain.name],
      certificate: Certificate.fromCertificateArn(this, 'Certificate', domain.certificateArn),
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      httpVersion: HttpVersion.HTTP2_AND_3,
      // Written out: the CDK lets no reference cross regions while the API's own is chosen at deployment.
      webAclId: Fn.getStackOutput(`${stackName}-firewall`, FIREWALL_OUTPUT, FRONT_REGION),
      defaultBehavior: {
        origin: originOf(orders, stackName, firewall),
        allowedMethods: AllowedMethods.ALLOW_ALL,
        cachePolicy: CachePolicy.CACHING_DISABLED,
        // The gateway knows itself by its own Host alone.
        originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
        // Not sent on from http: a key that was sent in the clear is lost by then.
        viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
        compress: false,
      },
    });
    for (const [id, reason] of Object.entries(ACKNOWLEDGED))
      Validations.of(distribution).acknowledge({ id, reason });
    new CfnOutput(this, 'DomainTarget', {
      description: "What the domain's CNAME has to be",
      value: distribution.distributionDomainName,
    });
  }
}

/** The secret is put in by CloudFormation as it deploys: no template has it. */
function originOf({ apiId }: SalesOrdersStack, stackName: string, { secretVersion }: Firewall): HttpOrigin {
  const secret = SecretValue.secretsManager(originSecretName(stackName), { versionId: secretVersion });
  return new HttpOrigin(Fn.join('', [apiId, '.execute-api.', Aws.REGION, '.', Aws.URL_SUFFIX]), {
    protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
    originSslProtocols: [OriginSslPolicy.TLS_V1_2],
    readTimeout: READ_TIMEOUT,
    customHeaders: { [ORIGIN_HEADER]: secret.unsafeUnwrap() },
  });
}
