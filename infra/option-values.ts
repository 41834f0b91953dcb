/** How single values of the context are read: from the command line they are text, from cdk.json JSON. */
import type { Node } from 'constructs';
import { readOrigins } from './cors.ts';

export function refused(name: string, value: unknown): Error {
  return new Error(`context ${name} cannot be ${JSON.stringify(value)}; see docs/deploy.md`);
}

export function text(node: Node, name: string, otherwise: string): string {
  const value: unknown = node.tryGetContext(name) ?? otherwise;
  if (typeof value !== 'string' || !/^[A-Za-z][A-Za-z0-9-]{0,99}$/.test(value)) throw refused(name, value);
  return value;
}

/** Context from the command line is text, from cdk.json it is JSON. */
export function flag(node: Node, name: string, otherwise: boolean): boolean {
  const value = String(node.tryGetContext(name) ?? otherwise);
  if (value !== 'true' && value !== 'false') throw refused(name, value);
  return value === 'true';
}

export function count(node: Node, name: string): number | undefined {
  const value: unknown = node.tryGetContext(name);
  if (value === undefined) return undefined;
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1) throw refused(name, value);
  return number;
}

export function email(node: Node): string | undefined {
  const value: unknown = node.tryGetContext('alarmEmail');
  if (value === undefined) return undefined;
  if (typeof value !== 'string' || !/^[\w.+-]{1,64}@[\w.-]{1,190}\.[a-z]{2,63}$/i.test(value))
    throw refused('alarmEmail', value);
  return value;
}

export function base(node: Node): string | undefined {
  const value: unknown = node.tryGetContext('apiBase');
  if (value === undefined) return undefined;
  if (typeof value !== 'string' || !/^https:\/\/[^\s?#]+[^\s?#/]$/.test(value))
    throw refused('apiBase', value);
  return value;
}

/** A domain of yours that leads to the API, with its certificate of the same region. */
export interface Domain {
  name: string;
  certificateArn: string;
}

const DOMAIN = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/;
const CERTIFICATE = /^arn:aws[\w-]*:acm:[\w-]+:\d{12}:certificate\/[\w-]+$/;

/** One without the other leads nowhere. */
export function domain(node: Node): Domain | undefined {
  const name: unknown = node.tryGetContext('domainName');
  const certificateArn: unknown = node.tryGetContext('certificateArn');
  if (name === undefined && certificateArn === undefined) return undefined;
  if (typeof name !== 'string' || !DOMAIN.test(name)) throw refused('domainName', name);
  if (typeof certificateArn !== 'string' || !CERTIFICATE.test(certificateArn))
    throw refused('certificateArn', certificateArn);
  return { name, certificateArn };
}

export function origins(node: Node): string[] {
  const stated: unknown = node.tryGetContext('corsOrigins') ?? '';
  const read = typeof stated === 'string' ? readOrigins(stated) : undefined;
  if (!read) throw refused('corsOrigins', stated);
  return read;
}
