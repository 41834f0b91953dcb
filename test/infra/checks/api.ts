/** The API serves the route table and leaves every refusal to the dialects. */
import { CALLER_SECONDS } from '../../../lib/access/api-keys.ts';
import { ORDERS_PER_MINUTE } from '../../../lib/domain/limits.ts';
import { at, type CloudTemplate, many, onlyOf, resourcesOf, textsIn } from '../template.ts';
import { holds, type TemplateCheck } from './check.ts';

const ROUTE = 'AWS::ApiGatewayV2::Route';
const STAGE = 'AWS::ApiGatewayV2::Stage';
const API = 'AWS::ApiGatewayV2::Api';

/** By API Gateway about a call: of a client's words, no more than which route they chose; and from where they came. */
const GATEWAYS_OWN = new Set(
  [
    'requestId',
    'requestTime',
    'identity.sourceIp',
    'routeKey',
    'status',
    'authorizer.principalId',
    'responseLatency',
    'integrationLatency',
    'integrationStatus',
    'responseLength',
    'error.messageString',
    'integrationErrorMessage',
  ].map((name) => `$context.${name}`),
);

const stage = (template: CloudTemplate) => onlyOf(template, STAGE).Properties;
const anyRoute = (template: CloudTemplate) => resourcesOf(template, ROUTE)[0]?.[1].Properties ?? {};

export const apiChecks: TemplateCheck[] = [
  {
    promise: 'no route catches everything; {proxy+} leads to the fallback',
    violations: (template) =>
      resourcesOf(template, ROUTE)
        .filter(([, { Properties }]) => {
          const key = String(Properties['RouteKey']);
          const toFallback = JSON.stringify(Properties['Target']).includes('fallback');
          return !/^[A-Z]+ \//.test(key) || key.includes('{proxy+}') !== toFallback;
        })
        .map(([id]) => id),
    spoil: (template) => {
      anyRoute(template)['RouteKey'] = '$default';
    },
  },
  {
    promise: 'the token endpoint is where two routes lead, and it is all that is open',
    violations: (template) =>
      resourcesOf(template, ROUTE)
        .map(([, { Properties }]) => Properties)
        .filter(
          ({ RouteKey, Target }) =>
            /^POST \/oauth\/v2\/token(\/revoke)?$/.test(String(RouteKey)) !==
            /oauth/.test(JSON.stringify(Target)),
        )
        .map(({ RouteKey }) => String(RouteKey)),
    spoil: (template) => {
      anyRoute(template)['RouteKey'] = 'POST /oauth/v2/token';
    },
  },
  {
    ...holds(
      'no preflight is answered while no origin is named',
      (template) => onlyOf(template, API).Properties['CorsConfiguration'] === undefined,
    ),
    spoil: (template) => {
      onlyOf(template, API).Properties['CorsConfiguration'] = { AllowOrigins: ['*'] };
    },
  },
  {
    promise: 'no gateway authorizer answers before the function',
    violations: (template) =>
      [
        ...resourcesOf(template, 'AWS::ApiGatewayV2::Authorizer'),
        ...resourcesOf(template, ROUTE).filter(
          ([, { Properties }]) => Properties['AuthorizationType'] !== 'NONE',
        ),
      ].map(([id]) => id),
    spoil: (template) => {
      anyRoute(template)['AuthorizationType'] = 'JWT';
    },
  },
  {
    ...holds(
      'access logs are JSON lines with request, route, status, address, principal and error',
      (template) => {
        const line = JSON.parse(String(at(stage(template), 'AccessLogSettings.Format'))) as object;
        const named = Object.values(line).join(' ');
        return ['requestId', 'routeKey', 'status', 'sourceIp', 'principalId', 'error'].every((name) =>
          named.includes(name),
        );
      },
    ),
    spoil: (template) => {
      stage(template)['AccessLogSettings'] = { Format: '{"status":"$context.status"}' };
    },
  },
  {
    ...holds(
      'access logs hold no header, query string, path or body',
      (template) =>
        !/\$context\.(path|identity\.(?!sourceIp)|authorizer\.claims|customDomain)|header|query|body|authorization/i.test(
          textsIn(stage(template)).join(' '),
        ),
    ),
    spoil: (template) => {
      stage(template)['AccessLogSettings'] = { Format: '{"path":"$context.path"}' };
    },
  },
  {
    promise:
      'access logs hold only what the gateway itself says: nothing that a client wrote, in a query string or elsewhere',
    violations: (template) => {
      const format = String(at(stage(template), 'AccessLogSettings.Format'));
      return (format.match(/\$[\w.]+/g) ?? []).filter((variable) => !GATEWAYS_OWN.has(variable));
    },
    spoil: (template) => {
      stage(template)['AccessLogSettings'] = { Format: '{"asked":"$request.querystring.refresh_token"}' };
    },
  },
  {
    promise: 'nothing before the functions remembers a caller for longer than they do',
    violations: (template) =>
      resourcesOf(template, 'AWS::ApiGatewayV2::Authorizer')
        .filter(
          ([, { Properties }]) => !(Number(Properties['AuthorizerResultTtlInSeconds']) <= CALLER_SECONDS),
        )
        .map(([id]) => id),
    spoil: (template) => {
      template.Resources['Slow'] = {
        Type: 'AWS::ApiGatewayV2::Authorizer',
        Properties: { AuthorizerResultTtlInSeconds: 300 },
      };
    },
  },
  {
    promise: 'a domain of its own takes TLS 1.2 or later, and then it is the only way in',
    violations: (template) => {
      const domains = resourcesOf(template, 'AWS::ApiGatewayV2::DomainName');
      const old = domains.filter(([, { Properties }]) =>
        many(Properties['DomainNameConfigurations']).some(
          (each) => !/^TLS_1_[23]$/.test(String(at(each, 'SecurityPolicy'))),
        ),
      );
      const isOpen = onlyOf(template, API).Properties['DisableExecuteApiEndpoint'] !== true;
      return [...old.map(([id]) => id), ...(domains.length > 0 && isOpen ? ['the default endpoint'] : [])];
    },
    spoil: (template) => {
      template.Resources['Domain'] = {
        Type: 'AWS::ApiGatewayV2::DomainName',
        Properties: { DomainNameConfigurations: [{ SecurityPolicy: 'TLS_1_0' }] },
      };
    },
  },
  {
    promise: 'no stage traces what it is sent',
    violations: (template) =>
      resourcesOf(template, STAGE)
        .filter(([, { Properties }]) => /DataTraceEnabled|LoggingLevel/.test(JSON.stringify(Properties)))
        .map(([id]) => id),
    spoil: (template) => {
      stage(template)['DefaultRouteSettings'] = { DataTraceEnabled: true };
    },
  },
  {
    ...holds(
      'ten callers at their own limit have room beside each other',
      (template) =>
        Number(at(stage(template), 'DefaultRouteSettings.ThrottlingRateLimit')) >=
        (10 * ORDERS_PER_MINUTE.credential) / 60,
    ),
    spoil: (template) => {
      stage(template)['DefaultRouteSettings'] = { ThrottlingRateLimit: 100 };
    },
  },
  {
    ...holds(
      'calls are throttled, and measured by route only when asked to',
      (template) =>
        Number(at(stage(template), 'DefaultRouteSettings.ThrottlingRateLimit')) > 0 &&
        Number(at(stage(template), 'DefaultRouteSettings.ThrottlingBurstLimit')) > 0 &&
        at(stage(template), 'DefaultRouteSettings.DetailedMetricsEnabled') !== true,
    ),
    spoil: (template) => {
      stage(template)['DefaultRouteSettings'] = {
        ThrottlingRateLimit: 100,
        ThrottlingBurstLimit: 1,
        DetailedMetricsEnabled: true,
      };
    },
  },
];
