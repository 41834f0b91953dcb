/** What AWS asks, in USD: list prices of us-east-1, on demand, without discounts for volume. docs/costs.md prints them. */

export interface Price {
  what: string;
  usd: number;
  /** As published then; the project has no way to look them up. */
  asOf: string;
}

export const PRICES = {
  writes: { what: 'DynamoDB, a million write units', usd: 0.625, asOf: '2024-11-01' },
  reads: { what: 'DynamoDB, a million read units', usd: 0.125, asOf: '2024-11-01' },
  storage: { what: 'DynamoDB, a stored gigabyte, a month', usd: 0.25, asOf: '2025' },
  recovery: { what: 'DynamoDB, point-in-time recovery of a gigabyte, a month', usd: 0.2, asOf: '2025' },
  calls: { what: 'HTTP API, a million calls', usd: 1, asOf: '2025' },
  runs: { what: 'Lambda, a million requests', usd: 0.2, asOf: '2025' },
  seconds: { what: 'Lambda on arm64, a million seconds of a gigabyte', usd: 13.33, asOf: '2025' },
  logs: { what: 'CloudWatch, a gigabyte of logs taken in', usd: 0.5, asOf: '2025' },
  keptLogs: { what: 'CloudWatch, a gigabyte of logs kept, a month', usd: 0.03, asOf: '2025' },
  metric: { what: 'CloudWatch, a metric, a month', usd: 0.3, asOf: '2025' },
  alarm: { what: 'CloudWatch, an alarm of one metric, a month', usd: 0.1, asOf: '2025' },
  composite: { what: 'CloudWatch, a composite alarm, a month', usd: 0.5, asOf: '2025' },
  dashboard: { what: 'CloudWatch, a dashboard, a month', usd: 3, asOf: '2025' },
  traces: { what: 'X-Ray, a million traces', usd: 5, asOf: '2025' },
  events: { what: 'EventBridge, a million events of ours', usd: 1, asOf: '2025' },
  archive: { what: 'EventBridge, a gigabyte taken into the archive', usd: 0.1, asOf: '2025' },
  messages: { what: 'SQS, a million requests', usd: 0.4, asOf: '2025' },
  key: { what: 'KMS, a key, a month', usd: 1, asOf: '2025' },
  secret: { what: 'Secrets Manager, a secret, a month', usd: 0.4, asOf: '2025' },
} as const satisfies Record<string, Price>;

export const MILLION = 1_000_000;
