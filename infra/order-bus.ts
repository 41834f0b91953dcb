/** The bus of events, with an archive to send them again from; who else may put events on it. */
import { Duration } from 'aws-cdk-lib';
import { type CfnArchive, EventBus } from 'aws-cdk-lib/aws-events';
import { ArnPrincipal, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { readSenders, type Sender } from '../lib/events/incoming/senders.ts';
import type { Options } from './options.ts';

interface BusProps extends Options {
  key: IKey;
  /** Where the bus puts what it could not deliver. */
  undelivered: Queue;
}

/** Without `eventSenders` no policy stands on it: then only this account may, as far as its own roles allow. */
export function orderBus(
  scope: Construct,
  { stackName, eventSenders, eventSources, emulated, archiveDays, key, undelivered }: BusProps,
): EventBus {
  const bus = new EventBus(scope, 'Bus', {
    eventBusName: stackName,
    description: 'Sales orders: changes out, facts and commands in',
    // Events carry names, totals and reasons.
    kmsKey: key,
    // What cannot be decrypted, because somebody has taken the key away for a while, is not lost.
    deadLetterQueue: undelivered,
  });
  undelivered.addToResourcePolicy(
    new PolicyStatement({
      principals: [new ServicePrincipal('events.amazonaws.com')],
      actions: ['sqs:SendMessage'],
      resources: [undelivered.queueArn],
      conditions: { ArnEquals: { 'aws:SourceArn': bus.eventBusArn } },
    }),
  );
  // Emulators have no archives.
  if (!emulated) {
    const archive = bus.archive('Archive', {
      description: 'Every event, to be sent again',
      eventPattern: { account: [bus.env.account] },
      retention: Duration.days(archiveDays),
    });
    // Not by the property: CDK would name the bus in the policy of the key that the bus names.
    (archive.node.defaultChild as CfnArchive).kmsKeyIdentifier = key.keyArn;
  }
  const heard = readSenders(eventSources);
  eventSenders.forEach(({ principal, sources }, index) => {
    bus.addToResourcePolicy(
      new PolicyStatement({
        sid: `Sender${index + 1}`,
        principals: [new ArnPrincipal(principal)],
        actions: ['events:PutEvents'],
        resources: [bus.eventBusArn],
        // Each entry of a call speaks in a name of its own, and one that is not given is no name.
        conditions: {
          'ForAllValues:StringEquals': {
            'events:source': sources,
            'events:detail-type': detailTypesOf(sources, heard),
          },
          Null: { 'events:source': 'false', 'events:detail-type': 'false' },
        },
      }),
    );
  });
  return bus;
}

/** What any of the sources may say; for whom, the consumers look at. */
function detailTypesOf(sources: string[], heard: readonly Sender[]): string[] {
  const own = heard.filter(({ source }) => sources.includes(source));
  return [...new Set(own.flatMap(({ detailTypes }) => detailTypes))];
}
