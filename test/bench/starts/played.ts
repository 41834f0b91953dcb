/** A function in a process of its own, as a container has it. */
import { fork } from 'node:child_process';
import { join } from 'node:path';

/** One function, by the file that Node loads. */
export interface Contender {
  name: string;
  file: string;
  /** Where it is asked for something else than the others, and finds it elsewhere. */
  eventFile?: string;
  endpoint?: string;
}

export interface Play {
  eventFile: string;
  environment: Record<string, string>;
  times: number;
  /** Done between one answer and the next request. */
  between?: () => Promise<void>;
}

export interface Played {
  /** Milliseconds from the start of the process. */
  total: number;
  /** Milliseconds of each answer. */
  answers: number[];
  /** Its processor time by the end of each, in milliseconds. */
  spent: number[];
  /** The last one. */
  body: string;
}

const LINGERS_AT_MOST_MS = 2000;

/** @throws Error when the function does not answer as it should */
export async function played(contender: Contender, play: Play): Promise<Played> {
  const { eventFile = play.eventFile, endpoint = play.environment['DYNAMODB_ENDPOINT'] } = contender;
  const began = process.hrtime.bigint();
  const child = fork(
    join(import.meta.dirname, 'child.mjs'),
    [contender.file, eventFile, String(play.times)],
    {
      env: {
        PATH: process.env['PATH'],
        ...play.environment,
        ...(endpoint && { DYNAMODB_ENDPOINT: endpoint, AWS_ENDPOINT_URL_DYNAMODB: endpoint }),
        ...(play.between && { STEPPED: 'yes' }),
      },
      execArgv: [],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    },
  );
  return new Promise((resolve, reject) => {
    let answered: Played | undefined;
    let lingers: NodeJS.Timeout | undefined;
    child.on('message', (said: 'answered' | { took: number[]; spent: number[]; body: string }) => {
      if (said === 'answered') {
        play.between?.().then(() => child.send('on'), reject);
        return;
      }
      const total = Number(process.hrtime.bigint() - began) / 1e6;
      answered = { total, answers: said.took, spent: said.spent, body: said.body };
      lingers = setTimeout(() => child.kill(), LINGERS_AT_MOST_MS);
    });
    // Not before: what it still writes behind its last answer must not meet the next one's back end.
    child.once('close', (code) => {
      clearTimeout(lingers);
      if (answered) resolve(answered);
      else reject(new Error(`${contender.file} ended with ${code}`));
    });
  });
}
