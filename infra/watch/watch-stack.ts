/** The stack that watches the other one: alarms, the topic that they are told on, a dashboard. It holds nothing that could be lost. */
import {
  type App,
  CliCredentialsStackSynthesizer,
  CrossStackReferences,
  ReferenceStrength,
  Stack,
  Tags,
} from 'aws-cdk-lib';
import { CfnBudget } from 'aws-cdk-lib/aws-budgets';
import {
  Alarm,
  AlarmRule,
  ComparisonOperator,
  CompositeAlarm,
  type IAlarm,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import type { Options } from '../options.ts';
import type { SalesOrdersStack } from '../stack.ts';
import { alarmName, type AlarmRow, type Subject, type Watched } from './alarm-row.ts';
import { ALARM_ROWS, AT_RISK, DAILY_COST } from './alarm-rows.ts';
import { alarmTopic } from './alarm-topic.ts';
import { dashboard } from './dashboard.ts';
import { unwatchedQueues } from './dead-letters.ts';
import { sumOf } from './metric.ts';
import { watchedOf } from './watched.ts';

const RUNBOOK = 'docs/operations.md#what-is-wrong';

export class WatchStack extends Stack {
  private readonly topic: Topic;
  private readonly watched: Watched;

  /** @throws Error naming a queue of dead letters without an alarm */
  constructor(app: App, orders: SalesOrdersStack, options: Options) {
    super(app, `${options.stackName}-watch`, {
      description: `Alarms and dashboard of ${options.stackName}`,
      terminationProtection: options.keepTable,
      synthesizer: options.emulated ? new CliCredentialsStackSynthesizer() : undefined,
    });
    Tags.of(this).add('application', 'sales-orders');
    Tags.of(this).add('stage', options.stage);
    // An export would keep the other stack from ever giving up a function or queue that is named here.
    CrossStackReferences.of(this).consume(ReferenceStrength.WEAK);
    this.watched = watchedOf(orders);
    const unwatched = unwatchedQueues(this.watched);
    if (unwatched.length > 0)
      throw new Error(`no alarm in infra/watch/dead-letters.ts for ${unwatched.join()}`);

    this.topic = alarmTopic(this, orders.key, options.stackName, options.alarmEmail);
    const made = ALARM_ROWS.filter((row) => options.functionAlarms || !row.perFunction).flatMap((row) =>
      row
        .subjects(this.watched)
        // Emulators know no arithmetic of metrics.
        .filter(({ metrics }) => !options.emulated || metrics.length === 1)
        .map((subject) => ({ row, alarm: this.alarm(row, subject) })),
    );
    const alarms: IAlarm[] = made.map(({ alarm }) => alarm);
    if (!options.emulated)
      alarms.unshift(this.atRisk(made.filter(({ row }) => row.severity === 'now').map(({ alarm }) => alarm)));
    dashboard(this, { watched: this.watched, rows: ALARM_ROWS, alarms });
    if (options.dailyBudget !== undefined && !options.emulated) this.budget(options.dailyBudget);
  }

  private alarm(row: AlarmRow, { about, metrics }: Subject): Alarm {
    const { above, minutes, periods } = row.limit;
    const name = alarmName(this.watched.service, row, about);
    const alarm = new Alarm(this, alarmName('Alarm', row, about), {
      alarmName: name,
      alarmDescription: described(row),
      metric: sumOf(metrics, minutes),
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      threshold: above,
      evaluationPeriods: periods,
      treatMissingData: row.silence === 'well' ? TreatMissingData.NOT_BREACHING : TreatMissingData.IGNORE,
      // Of ten calls the slowest is one cold start: a p99 of so few says nothing.
      evaluateLowSampleCountPercentile: metrics[0]?.statistic === 'p99' ? 'ignore' : undefined,
    });
    return this.told(alarm);
  }

  private atRisk(alarms: Alarm[]): CompositeAlarm {
    return this.told(
      new CompositeAlarm(this, 'AtRisk', {
        compositeAlarmName: alarmName(this.watched.service, AT_RISK),
        alarmDescription: described(AT_RISK),
        alarmRule: AlarmRule.anyOf(...alarms),
      }),
    );
  }

  private told<Made extends Alarm | CompositeAlarm>(alarm: Made): Made {
    const action = new SnsAction(this.topic);
    alarm.addAlarmAction(action);
    alarm.addOkAction(action);
    return alarm;
  }

  /** Of the whole account: a budget of one application needs a tag that somebody has to activate in the bill first. */
  private budget(usd: number): void {
    const subscriber = { subscriptionType: 'SNS', address: this.topic.topicArn };
    const limit = { comparisonOperator: 'GREATER_THAN', notificationType: 'ACTUAL', threshold: 100 };
    new CfnBudget(this, 'Budget', {
      budget: {
        budgetName: alarmName(this.watched.service, DAILY_COST),
        budgetType: 'COST',
        timeUnit: 'DAILY',
        budgetLimit: { amount: usd, unit: 'USD' },
      },
      notificationsWithSubscribers: [{ notification: limit, subscribers: [subscriber] }],
    });
  }
}

function described({ severity, means, first }: Pick<AlarmRow, 'severity' | 'means' | 'first'>): string {
  // Links are of the page, not of a mail.
  const plain = first.replaceAll(/\[([^[\]]{1,80})\]\([^()]{1,80}\)/g, '$1');
  return `[${severity}] ${means} First: ${plain} (${RUNBOOK})`;
}
