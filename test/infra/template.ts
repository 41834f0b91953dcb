/** A synthesised template and how tests look into it. */
import { Template } from 'aws-cdk-lib/assertions';
import { salesOrdersApp } from '../../infra/sales-orders-app.ts';

export type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

export interface Resource {
  Type: string;
  Properties: { [name: string]: Json };
  DeletionPolicy?: string;
  UpdateReplacePolicy?: string;
  Metadata?: { [name: string]: Json };
}

export interface CloudTemplate {
  Resources: { [id: string]: Resource };
  Outputs?: { [id: string]: Json };
  Parameters?: { [id: string]: Json };
}

/** No bundling, and the path of its construct on every resource, which the command line would add. */
export const TEST_CONTEXT = { 'aws:cdk:bundling-stacks': [], 'aws:cdk:enable-path-metadata': true };

/** Where each construct was made is for people who read a refusal; collecting it takes most of the time. */
export const LEAN = { stackTraces: false, treeMetadata: false };

/** The stack as it is deployed, but for the bundles: those are switched off and the sources stand in. */
export async function synthesised(context: Record<string, unknown> = {}): Promise<CloudTemplate> {
  return (await synthesisedBoth(context)).orders;
}

/** The stack of the orders, and the one that watches it with what it names of the other put in its place. */
export async function synthesisedBoth(
  context: Record<string, unknown> = {},
): Promise<{ orders: CloudTemplate; watch: CloudTemplate }> {
  const { stack, watch } = await salesOrdersApp({ ...LEAN, context: { ...TEST_CONTEXT, ...context } });
  const orders = Template.fromStack(stack).toJSON() as CloudTemplate;
  return { orders, watch: resolved(Template.fromStack(watch).toJSON() as CloudTemplate, orders) };
}

/** A deployment with a firewall. */
export const FIREWALL = {
  firewall: '2000',
  domainName: 'orders.example.com',
  certificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/1-2',
};

/** The stack of the orders with a firewall, and the stacks that stand before it. */
export async function synthesisedWithFront(): Promise<CloudTemplate> {
  const { stack, front } = await salesOrdersApp({ ...LEAN, context: { ...TEST_CONTEXT, ...FIREWALL } });
  const templates = [stack, ...front].map((each) => Template.fromStack(each).toJSON() as CloudTemplate);
  return {
    Resources: Object.assign(
      {},
      ...templates.map(({ Resources }) => Resources),
    ) as CloudTemplate['Resources'],
    Outputs: templates[0]?.Outputs,
  };
}

/** References to outputs of another stack, as what these outputs say. */
function resolved(template: CloudTemplate, { Outputs = {} }: CloudTemplate): CloudTemplate {
  const text = JSON.stringify(template, (_name, value: Json) => {
    const output = at(value, 'Fn::GetStackOutput.OutputName');
    return output === undefined ? value : at(Outputs[String(output)], 'Value');
  });
  return JSON.parse(text) as CloudTemplate;
}

/** The resources of a type, by their logical id. */
export function resourcesOf(template: CloudTemplate, type: string): [id: string, resource: Resource][] {
  return Object.entries(template.Resources).filter(([, resource]) => resource.Type === type);
}

/** The only resource of a type. */
export function onlyOf(template: CloudTemplate, type: string): Resource {
  const [first, ...others] = resourcesOf(template, type);
  if (!first || others.length > 0) throw new Error(`${others.length + (first ? 1 : 0)} of ${type}`);
  return first[1];
}

/** What stands at a dotted path, such as "Replicas.0.Region". */
export function at(value: Json | undefined, path: string): Json | undefined {
  return path.split('.').reduce<Json | undefined>((found, step) => {
    if (found === null || typeof found !== 'object') return undefined;
    return Array.isArray(found) ? found[Number(step)] : found[step];
  }, value);
}

/** A value that may be one or many, as CloudFormation writes lists of one. */
export function many(value: Json | undefined): Json[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

/** The construct that a resource belongs to: "retrieve" for "sales-orders-dev/retrieve/Role/Resource". */
export function constructOf({ Metadata }: Resource): string {
  return String(Metadata?.['aws:cdk:path']).split('/')[1] ?? '';
}

/** Every text in a value, but for names of other resources. */
export function textsIn(value: Json): string[] {
  if (typeof value === 'string') return [value];
  if (value === null || typeof value !== 'object') return [];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return Object.entries(value)
    .filter(([name]) => name !== 'Ref' && name !== 'Fn::GetAtt')
    .flatMap(([, inner]) => textsIn(inner));
}
