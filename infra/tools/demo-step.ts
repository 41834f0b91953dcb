/** What a step of the demo is. */
import type { DemoOrder } from './demo-body.ts';
import type { DemoClient } from './demo-client.ts';

/** What the steps hand on to each other. */
export interface DemoWalk {
  client: DemoClient;
  /** Set by the step that creates it. */
  published?: DemoOrder;
  others: string[];
  /** What a client has on its first day: set by the steps that find or make it. */
  day: { token?: string; customer?: string; item?: string; order?: DemoOrder };
}

export interface DemoStep {
  title: string;
  run(walk: DemoWalk): Promise<void>;
}
