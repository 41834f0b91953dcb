/** The dashboard: four questions, each answered by the graphs of its alarms, and the last by what is paid for. */
import { Duration } from 'aws-cdk-lib';
import {
  AlarmStatusWidget,
  Dashboard,
  GraphWidget,
  type IAlarm,
  type IMetric,
  MathExpression,
  Metric,
  TextWidget,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { METRIC_NAMESPACE } from '../../lib/runtime/metrics.ts';
import { MILLION, PRICES } from '../prices.ts';
import { QUESTIONS, type AlarmRow, type Question, type Subject, type Watched } from './alarm-row.ts';
import { metricOf } from './metric.ts';

const WIDTH = 24;
const HALF = { width: WIDTH / 2, height: 6 };

interface Watching {
  watched: Watched;
  rows: readonly AlarmRow[];
  alarms: IAlarm[];
}

/** Graphs of every row below its question; the state of all alarms stands first. */
export function dashboard(scope: Construct, { watched, rows, alarms }: Watching): Dashboard {
  const made = new Dashboard(scope, 'Dashboard', {
    dashboardName: watched.service,
    defaultInterval: Duration.days(1),
  });
  const graphs: Record<Question, GraphWidget[]> = {
    healthy: [requests(watched)],
    slow: [],
    aside: [],
    cost: costs(watched),
  };
  for (const row of rows) graphs[row.question].push(graphOf(row, row.subjects(watched)));
  made.addWidgets(new AlarmStatusWidget({ title: 'Alarms', width: WIDTH, height: 4, alarms }));
  for (const question of Object.keys(QUESTIONS) as Question[]) {
    made.addWidgets(new TextWidget({ markdown: `# ${QUESTIONS[question]}`, width: WIDTH, height: 1 }));
    made.addWidgets(...graphs[question]);
  }
  return made;
}

function graphOf({ name, watches, limit }: AlarmRow, subjects: Subject[]): GraphWidget {
  return new GraphWidget({
    ...HALF,
    title: `${name}: ${watches}`,
    left: subjects.flatMap(({ about = name, metrics }) =>
      metrics.map((each) => metricOf(each, limit.minutes, about)),
    ),
    leftAnnotations: [{ value: limit.above, label: `alarm above ${limit.above} ${limit.unit}` }],
    leftYAxis: { min: 0, label: limit.unit, showUnits: false },
  });
}

/** Of all operations and dialects together: their metrics are found by a search, as they occur. */
function requests({ service, apiId }: Watched): GraphWidget {
  const dimensions = 'service,operation,dialect';
  const sum = (name: string) =>
    new MathExpression({
      expression: `SUM(SEARCH('{${METRIC_NAMESPACE},${dimensions}} service="${service}" MetricName="${name}"', 'Sum', 300))`,
      usingMetrics: {},
      label: name,
      period: Duration.minutes(5),
    });
  const answers = (metricName: string) =>
    new Metric({
      namespace: 'AWS/ApiGateway',
      metricName,
      dimensionsMap: { ApiId: apiId },
      statistic: 'Sum',
    });
  return new GraphWidget({
    ...HALF,
    title: 'Requests, and what became of them',
    left: [
      ...['Requests', 'OrdersWritten', 'RefusedState', 'RefusedInput', 'RefusedLimit'].map(sum),
      answers('4xx'),
    ],
  });
}

function costs({ tableName, indexNames, apiId }: Watched): GraphWidget[] {
  const day = Duration.days(1);
  const units = (way: 'Read' | 'Write') =>
    [undefined, ...indexNames].map(
      (index) =>
        new Metric({
          namespace: 'AWS/DynamoDB',
          metricName: `Consumed${way}CapacityUnits`,
          dimensionsMap: { TableName: tableName, ...(index && { GlobalSecondaryIndexName: index }) },
          statistic: 'Sum',
          period: day,
          label: `${way.toLowerCase()}s of ${index ?? 'the table'}`,
        }),
    );
  const [reads, writes] = [units('Read'), units('Write')];
  const calls = new Metric({
    namespace: 'AWS/ApiGateway',
    metricName: 'Count',
    dimensionsMap: { ApiId: apiId },
    statistic: 'Sum',
    period: day,
    label: 'calls of the API',
  });
  const asMoney = (label: string, metrics: IMetric[], usdPerMillion: number) => {
    const named = Object.fromEntries(metrics.map((metric, index) => [`${label}${index}`, metric]));
    return new MathExpression({
      // FILL: an index that nobody reads has no data, and a sum with it would have none either.
      expression: `(${Object.keys(named)
        .map((name) => `FILL(${name},0)`)
        .join('+')})*${usdPerMillion}/${MILLION}`,
      usingMetrics: named,
      label: `${label}, USD a day`,
      period: day,
    });
  };
  return [
    new GraphWidget({
      ...HALF,
      title: 'USD a day, at list prices of us-east-1: about half of the bill (docs/costs.md)',
      left: [
        asMoney('writes', writes, PRICES.writes.usd),
        asMoney('reads', reads, PRICES.reads.usd),
        asMoney('calls', [calls], PRICES.calls.usd),
      ],
      stacked: true,
    }),
    new GraphWidget({
      ...HALF,
      title: 'Capacity units and calls a day',
      left: [...writes, ...reads],
      right: [calls],
    }),
  ];
}
