/** A server and its engine as processes of our own, to be killed and started again on the same file. */
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { startEngine, type Engine } from '../../../infra/local/engine.ts';
import { startMain, type LocalMain } from '../../support/local-main.ts';
import { openFaultProxy, type FaultProxy } from '../rig/fault-proxy.ts';

export type Victim = 'server' | 'engine' | 'both' | 'server, paused' | 'engine, paused';

const TABLE = 'sales-orders';
const PAUSED_MS = 5000;
const QUIET_MS = 300;

/** Between server and engine stands the proxy, so that the server keeps one address while engines come and go. */
export class Processes {
  private engine!: Engine;
  private server!: LocalMain;
  private proxy!: FaultProxy;
  private readonly dataFile: string;
  readonly tableName = TABLE;

  constructor(dataFile: string) {
    this.dataFile = dataFile;
  }

  get url(): string {
    return this.server.url;
  }

  get engineEndpoint(): string {
    return this.engine.endpoint;
  }

  /** Of a consumer of facts, which is a process that lives on. */
  get consumerEndpoint(): string {
    return this.proxy.endpointFor('consumer');
  }

  async start(): Promise<void> {
    this.engine = await startEngine({ dataFile: this.dataFile });
    this.proxy = await openFaultProxy(this.engine.endpoint);
    await this.startServer();
  }

  /** kill -9, or SIGSTOP for 5 s, of processes that this object started. @returns how long the restart took, in ms */
  async strike(victim: Victim): Promise<number> {
    if (victim.endsWith('paused'))
      return this.pauseOne(victim.startsWith('engine') ? this.engine.pid : this.serverPid());
    if (victim !== 'engine') await killed(this.server);
    if (victim !== 'server') {
      process.kill(this.engine.pid, 'SIGKILL');
      await this.engine.lost;
    }
    const began = performance.now();
    if (victim !== 'server') {
      this.engine = await startEngine({ dataFile: this.dataFile });
      this.proxy.upstream = this.engine.endpoint;
    }
    if (victim !== 'engine') await this.startServer();
    return performance.now() - began;
  }

  /** Resolves when nothing is on its way to the engine. */
  settled(): Promise<void> {
    return this.proxy.settled(QUIET_MS);
  }

  async stop(): Promise<void> {
    await this.server.stop();
    await this.proxy.close();
    await this.engine.stop();
  }

  private async startServer(): Promise<void> {
    this.server = await startMain({
      DYNAMODB_ENDPOINT: this.proxy.endpointFor('server'),
      TABLE_NAME: TABLE,
      POWERTOOLS_LOG_LEVEL: 'SILENT',
    });
  }

  private serverPid(): number {
    return this.server.child.pid ?? 0;
  }

  private async pauseOne(pid: number): Promise<number> {
    process.kill(pid, 'SIGSTOP');
    await pause(PAUSED_MS);
    process.kill(pid, 'SIGCONT');
    return 0;
  }
}

async function killed({ child }: LocalMain): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}
