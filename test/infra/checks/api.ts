/** The API serves the route table and leaves every refusal to the dialects. */
import { ORDERS_PER_MINUTE } from '../../../lib/domain/settings.ts';
import { at, type CloudTemplate, onlyOf, resourcesOf, textsIn } from '../template.ts';
import { holds, type TemplateCheck } from './check.ts';

const ROUTE = 'AWS::ApiGatewayV2::Route';
const STAGE = 'AWS::ApiGatewayV2::Stage';
const API = 'AWS::ApiGatewayV2::Api';

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
    ...holds('access logs are JSON lines with request, route, status, principal and error', (template) => {
      const line = JSON.parse(String(at(stage(template), 'AccessLogSettings.Format'))) as object;
      const named = Object.values(line).join(' ');
      return ['requestId', 'routeKey', 'status', 'principalId', 'error'].every((name) =>
        named.includes(name),
      );
    }),
    spoil: (template) => {
      stage(template)['AccessLogSettings'] = { Format: '{"status":"$context.status"}' };
    },
  },
  {
    ...holds(
      'access logs hold no header, query string, path or body',
      (template) =>
        !/\$context\.(path|identity|authorizer\.claims|customDomain)|header|query|body|authorization/i.test(
          textsIn(stage(template)).join(' '),
        ),
    ),
    spoil: (template) => {
      stage(template)['AccessLogSettings'] = { Format: '{"path":"$context.path"}' };
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
      'calls are throttled and measured by route',
      (template) =>
        Number(at(stage(template), 'DefaultRouteSettings.ThrottlingRateLimit')) > 0 &&
        Number(at(stage(template), 'DefaultRouteSettings.ThrottlingBurstLimit')) > 0 &&
        at(stage(template), 'DefaultRouteSettings.DetailedMetricsEnabled') === true,
    ),
    spoil: (template) => {
      stage(template)['DefaultRouteSettings'] = { ThrottlingRateLimit: 100 };
    },
  },
];
