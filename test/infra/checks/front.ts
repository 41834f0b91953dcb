/** The front that `-c firewall` puts before the API. The template is that of all its stacks together. */
import { ORIGIN_HEADER } from '../../../lib/access/origin-secret.ts';
import { at, type CloudTemplate, constructOf, type Json, many, onlyOf, resourcesOf } from '../template.ts';
import type { TemplateCheck } from './check.ts';

const DISTRIBUTION = 'AWS::CloudFront::Distribution';
const ACL = 'AWS::WAFv2::WebACL';
const FUNCTION = 'AWS::Lambda::Function';
const ALL_METHODS = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'];
/** By AWS's own ids: nothing is cached; every header but Host is sent on. */
const UNCACHED = '4135ea2d-6df8-44a3-9df3-4b5a84be39ad';
const ALL_BUT_HOST = 'b689b0a8-53d0-40ab-baf2-68738e2966ac';
/** Of events and schedules: no request comes to them by HTTP. */
const UNASKED = ['publish-changes', 'record-progress', 'record-reference', 'run-commands', 'verify'];

const config = (template: CloudTemplate): { [name: string]: Json } =>
  Object(onlyOf(template, DISTRIBUTION).Properties['DistributionConfig']) as { [name: string]: Json };

const rule = (template: CloudTemplate, name: string): Json | undefined =>
  many(onlyOf(template, ACL).Properties['Rules']).find((each) => at(each, 'Name') === name);

function check(
  promise: string,
  kept: (template: CloudTemplate) => boolean,
  spoil: TemplateCheck['spoil'],
): TemplateCheck {
  return { promise, violations: (template) => (kept(template) ? [] : [promise]), spoil };
}

/** What a distribution shows to its origin in our header. */
const proof = (template: CloudTemplate): string => {
  const [origin] = many(config(template)['Origins']);
  const header = many(at(origin, 'OriginCustomHeaders')).find(
    (each) => at(each, 'HeaderName') === ORIGIN_HEADER,
  );
  return String(at(header, 'HeaderValue'));
};

const askedFunctions = (template: CloudTemplate) =>
  resourcesOf(template, FUNCTION).filter(([, resource]) => !UNASKED.includes(constructOf(resource)));

export const frontChecks: TemplateCheck[] = [
  check(
    'the front caches nothing and sends on every method and header, by TLS 1.2 alone on both sides',
    (template) => {
      const behaviour = config(template)['DefaultCacheBehavior'];
      const [origin] = many(config(template)['Origins']);
      return (
        at(behaviour, 'CachePolicyId') === UNCACHED &&
        at(behaviour, 'OriginRequestPolicyId') === ALL_BUT_HOST &&
        at(behaviour, 'ViewerProtocolPolicy') === 'https-only' &&
        JSON.stringify(many(at(behaviour, 'AllowedMethods')).toSorted()) === JSON.stringify(ALL_METHODS) &&
        config(template)['CacheBehaviors'] === undefined &&
        at(config(template), 'ViewerCertificate.MinimumProtocolVersion') === 'TLSv1.2_2021' &&
        at(origin, 'CustomOriginConfig.OriginProtocolPolicy') === 'https-only' &&
        JSON.stringify(at(origin, 'CustomOriginConfig.OriginSSLProtocols')) === '["TLSv1.2"]'
      );
    },
    (template) => {
      config(template)['ViewerCertificate'] = { MinimumProtocolVersion: 'TLSv1' };
    },
  ),
  check(
    'the front has a firewall, which refuses an address that asks too much, and has the common rules of AWS but those that sound orders break',
    (template) => {
      const limit = Number(at(rule(template, 'rate'), 'Statement.RateBasedStatement.Limit'));
      const counted = many(
        at(rule(template, 'common'), 'Statement.ManagedRuleGroupStatement.RuleActionOverrides'),
      ).map((each) => at(each, 'Name'));
      return (
        String(at(config(template)['WebACLId'], 'Fn::GetStackOutput.OutputName')) === 'FirewallArn' &&
        onlyOf(template, ACL).Properties['Scope'] === 'CLOUDFRONT' &&
        limit >= 10 &&
        at(rule(template, 'rate'), 'Action.Block') !== undefined &&
        at(rule(template, 'common'), 'OverrideAction.None') !== undefined &&
        counted.includes('SizeRestrictions_BODY')
      );
    },
    (template) => {
      delete config(template)['WebACLId'];
    },
  ),
  check(
    'the front shows a secret that no template has',
    (template) => /^\{\{resolve:secretsmanager:[\w-]+\/origin:SecretString:/.test(proof(template)),
    (template) => {
      config(template)['Origins'] = [
        { OriginCustomHeaders: [{ HeaderName: ORIGIN_HEADER, HeaderValue: 'known-to-all' }] },
      ];
    },
  ),
  {
    promise: 'the API has no way around the front: every function that answers requests asks for that secret',
    violations: (template) => {
      const secrets = resourcesOf(template, 'AWS::SecretsManager::Secret')
        .filter(([, { Properties }]) => proof(template).includes(`:${String(Properties['Name'])}:`))
        .map(([id]) => id);
      return askedFunctions(template)
        .filter(([, { Properties }]) => {
          const named = at(Properties, 'Environment.Variables.ORIGIN_SECRET.Fn::GetAtt.0');
          return typeof named !== 'string' || !secrets.includes(named);
        })
        .map(([id]) => id);
    },
    spoil: (template) => {
      const [, last] = askedFunctions(template).at(-1) ?? [];
      if (last)
        delete (at(last.Properties, 'Environment.Variables') as { ORIGIN_SECRET?: Json }).ORIGIN_SECRET;
    },
  },
];
