/** The check of a deployment with a firewall in front: who comes around it is refused before a credential is looked at. */
import type { MiddlewareObj } from '@middy/core';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { ORIGIN_HEADER, originProof, type OriginProof } from '../access/origin-secret.ts';
import { OrderError } from '../domain/order-error.ts';

/**
 * What proves that a request came through the front; undefined where there is none. The environment is named right here, and
 * the import stands in the same expression: a bundle without a front is built with an empty name (infra/bundle.ts), so that
 * all of it falls away.
 */
export function configuredFront(): OriginProof | undefined {
  return process.env['ORIGIN_SECRET']
    ? originProof(
        async () =>
          (await import('../access/origin-texts.ts')).readOriginTexts(process.env['ORIGIN_SECRET'] ?? ''),
        { now: () => new Date() },
      )
    : undefined;
}

/** @throws OrderError not_through_front | unavailable */
export async function assertThroughFront(
  front: OriginProof | undefined,
  { headers }: Pick<APIGatewayProxyEventV2, 'headers'>,
): Promise<void> {
  if (front && !(await front(headers[ORIGIN_HEADER]))) throw new OrderError('not_through_front', {});
}

/** Stands behind what words refusals, and before what looks at credentials. */
export function throughFront(front: OriginProof): MiddlewareObj<APIGatewayProxyEventV2> {
  return { before: ({ event }) => assertThroughFront(front, event) };
}
