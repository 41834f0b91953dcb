/** The HTTP API: one route per row of the route table, bound to the function of its operation. */
import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  ApiMapping,
  CorsHttpMethod,
  type CorsPreflightOptions,
  DomainName,
  HttpApi,
  HttpMethod,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  type HttpRouteIntegrationBindOptions,
  type HttpRouteIntegrationConfig,
  IntegrationCredentials,
  LogGroupLogDestination,
  SecurityPolicy,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Effect, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Function } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { OperationName } from '../lib/operations/operation.ts';
import { CORS } from './cors.ts';
import type { Options } from './options.ts';
import { gatewayRoutes, openRoutes, routeKey, type AppRoute } from '../lib/routes.ts';

/** What a call leaves behind: no header, query string or body, in which credentials and addresses travel. `requestId` is `gatewayRequestId` in the function's line, which has the caller's own besides. */
const ACCESS_LOG_LINE = {
  requestId: '$context.requestId',
  time: '$context.requestTime',
  // Who tries keys is stopped by address.
  from: '$context.identity.sourceIp',
  route: '$context.routeKey',
  status: '$context.status',
  // Callers are known inside the functions only; theirs is the log line that names who called.
  principal: '$context.authorizer.principalId',
  latency: '$context.responseLatency',
  integrationLatency: '$context.integrationLatency',
  integrationStatus: '$context.integrationStatus',
  responseLength: '$context.responseLength',
  error: '$context.error.messageString',
  integrationError: '$context.integrationErrorMessage',
};

interface OrdersApiProps {
  routes: readonly AppRoute[];
  functions: ReadonlyMap<OperationName, Function>;
  /** Of the token endpoint, which asks for no credential. */
  oauth: Function;
  key: IKey;
  logRetention: RetentionDays;
  rateLimit: number;
  burstLimit: number;
  corsOrigins: string[];
  detailedMetrics: boolean;
  domain?: Options['domain'];
  /** Then the domain leads to the front, which comes by the address that API Gateway made. */
  firewall?: Options['firewall'];
}

/** API Gateway answers OPTIONS by itself then, and no function is asked. Never with the browser's own credentials: callers send theirs. */
const corsFor = (allowOrigins: string[]): CorsPreflightOptions => ({
  allowOrigins,
  allowMethods: CORS.methods.map((method) => CorsHttpMethod[method]),
  allowHeaders: [...CORS.requestHeaders],
  exposeHeaders: [...CORS.answerHeaders],
  maxAge: Duration.seconds(CORS.maxAgeSeconds),
});

export class OrdersApi extends Construct {
  /** Where clients reach it. */
  readonly url: string;
  /** Where a domain of the operator's has to point at. */
  readonly domainTarget?: string;
  readonly id: string;
  private readonly api: HttpApi;

  constructor(scope: Construct, props: OrdersApiProps) {
    super(scope, 'Api');
    const ownDomain = props.firewall ? undefined : props.domain;
    this.api = new HttpApi(this, 'Http', {
      description: 'Sales orders',
      createDefaultStage: false,
      disableExecuteApiEndpoint: ownDomain && true,
      corsPreflight: props.corsOrigins.length > 0 ? corsFor(props.corsOrigins) : undefined,
    });
    this.id = this.api.apiId;
    const stage = this.stage(props);
    this.domainTarget = ownDomain && this.domain(ownDomain, stage);
    this.url = props.domain ? `https://${props.domain.name}/` : stage.url;
    const functions = new Map<string, Function>([...props.functions, ['oauth', props.oauth]]);
    const caller = invokerOf(this, [...functions.values()]);
    const integrations = new Map(
      [...functions].map(([name, lambda]) => [name, new RouteIntegration(name, lambda, caller)]),
    );
    for (const row of [...gatewayRoutes(props.routes), ...openRoutes]) this.route(row, integrations);
  }

  private stage({ key, logRetention, rateLimit, burstLimit, detailedMetrics }: OrdersApiProps): HttpStage {
    const accessLog = new LogGroup(this, 'AccessLog', {
      encryptionKey: key,
      retention: logRetention,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    return new HttpStage(this, 'Stage', {
      httpApi: this.api,
      // The nameless stage: a stage prefix would stand in front of the paths that clients know.
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit, burstLimit },
      detailedMetricsEnabled: detailedMetrics,
      accessLogSettings: {
        destination: new LogGroupLogDestination(accessLog),
        format: AccessLogFormat.custom(JSON.stringify(ACCESS_LOG_LINE)),
      },
    });
  }

  /** @returns what the domain's CNAME is */
  private domain({ name, certificateArn }: NonNullable<Options['domain']>, stage: HttpStage): string {
    const certificate = Certificate.fromCertificateArn(this, 'Certificate', certificateArn);
    const domainName = new DomainName(this, 'Domain', {
      domainName: name,
      certificate,
      securityPolicy: SecurityPolicy.TLS_1_2,
    });
    new ApiMapping(this, 'Mapping', { api: this.api, domainName, stage });
    return domainName.regionalDomainName;
  }

  private route(
    row: Pick<AppRoute, 'method'> & { path: string; operation: string },
    integrations: ReadonlyMap<string, HttpLambdaIntegration>,
  ): void {
    const integration = integrations.get(row.operation);
    if (!integration) throw new Error(`no function for ${routeKey(row)}`);
    const method = HttpMethod[row.method];
    const route = new HttpRoute(this, routeKey(row), {
      httpApi: this.api,
      integration,
      routeKey: HttpRouteKey.with(row.path, method),
    });
    Validations.of(route).acknowledge({
      id: 'AwsSolutions-APIG4',
      reason:
        "The function authenticates, or is the token endpoint: a gateway authorizer cannot answer in the dialect's own words.",
    });
  }
}

/** Who invokes: one role for the API. A permission per route would fill the template, and each function's policy of 20 KB. */
function invokerOf(scope: Construct, functions: Function[]): Role {
  const role = new Role(scope, 'Invoker', {
    description: 'Lets the API invoke the functions of its routes',
    assumedBy: new ServicePrincipal('apigateway.amazonaws.com'),
  });
  role.addToPolicy(
    new PolicyStatement({
      effect: Effect.ALLOW,
      actions: ['lambda:InvokeFunction'],
      resources: functions.map(({ functionArn }) => functionArn),
    }),
  );
  return role;
}

/** Invokes as that role: CDK's own way is a permission per path on the function. */
class RouteIntegration extends HttpLambdaIntegration {
  private readonly caller: Role;

  constructor(name: string, lambda: Function, caller: Role) {
    super(name, lambda);
    this.caller = caller;
  }

  protected override completeBind(): void {}

  override bind(options: HttpRouteIntegrationBindOptions): HttpRouteIntegrationConfig {
    return { ...super.bind(options), credentials: IntegrationCredentials.fromRole(this.caller) };
  }
}
