/** A metric of the table of alarms, as the CDK knows it. */
import { Duration } from 'aws-cdk-lib';
import { type IMetric, MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { WatchedMetric } from './alarm-row.ts';

/** Over so many minutes each. */
export function metricOf(
  { namespace, name, dimensions, statistic }: WatchedMetric,
  minutes: number,
  label?: string,
): Metric {
  return new Metric({
    namespace,
    metricName: name,
    dimensionsMap: dimensions,
    statistic,
    period: Duration.minutes(minutes),
    label,
  });
}

/** One of them as it is, several added up: what is missing adds nothing. */
export function sumOf(metrics: WatchedMetric[], minutes: number): IMetric {
  const made = metrics.map((each) => metricOf(each, minutes));
  const [only, ...others] = made;
  if (only && others.length === 0) return only;
  const named = Object.fromEntries(made.map((metric, index) => [`m${index}`, metric]));
  const expression = `SUM([${Object.keys(named)
    .map((name) => `FILL(${name},0)`)
    .join(',')}])`;
  return new MathExpression({ expression, usingMetrics: named, period: Duration.minutes(minutes) });
}
