/** What a step of the demo is. */
import type { DemoOrder } from './demo-client.ts';
import type { DemoClient } from './demo-client.ts';

/** What the steps hand on to each other. */
export interface DemoWalk {
  client: DemoClient;
  /** Set by the step that creates it. */
  published?: DemoOrder;
  others: string[];
}

export interface DemoStep {
  title: string;
  run(walk: DemoWalk): Promise<void>;
}
