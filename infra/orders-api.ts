/** The HTTP API: one route per row of the route table, bound to the function of its operation. */
import { RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  HttpApi,
  HttpMethod,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Function } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { OperationName } from '../lib/operations/operation.ts';
import { routeKey, type AppRoute } from '../lib/routes.ts';

/** What a call leaves behind: no header, query string or body, in which credentials and addresses travel. */
const ACCESS_LOG_LINE = {
  requestId: '$context.requestId',
  time: '$context.requestTime',
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
  key: IKey;
  logRetention: RetentionDays;
  rateLimit: number;
  burstLimit: number;
}

export class OrdersApi extends Construct {
  readonly url: string;
  private readonly api: HttpApi;

  constructor(scope: Construct, props: OrdersApiProps) {
    super(scope, 'Api');
    this.api = new HttpApi(this, 'Http', {
      description: 'Sales orders',
      createDefaultStage: false,
    });
    this.url = this.stage(props).url;
    const integrations = new Map(
      [...props.functions].map(([name, lambda]) => [name, new RouteIntegration(name, lambda)]),
    );
    for (const row of props.routes) this.route(row, props.functions, integrations);
  }

  private stage({ key, logRetention, rateLimit, burstLimit }: OrdersApiProps): HttpStage {
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
      detailedMetricsEnabled: true,
      accessLogSettings: {
        destination: new LogGroupLogDestination(accessLog),
        format: AccessLogFormat.custom(JSON.stringify(ACCESS_LOG_LINE)),
      },
    });
  }

  private route(
    row: AppRoute,
    functions: ReadonlyMap<OperationName, Function>,
    integrations: ReadonlyMap<OperationName, HttpLambdaIntegration>,
  ): void {
    const lambda = functions.get(row.operation);
    const integration = integrations.get(row.operation);
    if (!lambda || !integration) throw new Error(`no function for ${routeKey(row)}`);
    const method = HttpMethod[row.method];
    const route = new HttpRoute(this, routeKey(row), {
      httpApi: this.api,
      integration,
      routeKey: HttpRouteKey.with(row.path, method),
    });
    Validations.of(route).acknowledge({
      id: 'AwsSolutions-APIG4',
      reason: "The function authenticates: a gateway authorizer cannot answer in the dialect's own words.",
    });
    lambda.addPermission(`Invoke ${routeKey(row)}`, {
      principal: new ServicePrincipal('apigateway.amazonaws.com'),
      sourceArn: this.routeArn(row),
    });
  }

  /** The stage is `*`: API Gateway does not document how it spells the nameless stage here, and there is only that one. */
  private routeArn({ method, path }: AppRoute): string {
    return Stack.of(this).formatArn({
      service: 'execute-api',
      resource: this.api.apiId,
      resourceName: `*/${method}${path}`,
    });
  }
}

/** CDK's own permission is for every method of a path; ours is given per route, above. */
class RouteIntegration extends HttpLambdaIntegration {
  protected override completeBind(): void {}
}
