/** Where the embedded DynamoDB's program lies: an optional dependency, installed only where it exists. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { StartRefusal } from './start-refusal.ts';

const ENGINE_PACKAGE = '@dynoxide/linux-x64';
export const ENGINE_PROGRAM = 'dynoxide';

/** The path of the engine's program. @throws StartRefusal when npm had none for this platform */
export function engineBinary(packageName = ENGINE_PACKAGE): string {
  try {
    const manifest = createRequire(import.meta.url).resolve(`${packageName}/package.json`);
    return join(dirname(manifest), ENGINE_PROGRAM);
  } catch {
    throw new StartRefusal(
      `no embedded DynamoDB for ${process.platform}-${process.arch}: \`pip install ministack==1.5.33\`, ` +
        'start `ministack` and set DYNAMODB_ENDPOINT to http://127.0.0.1:4566 (DynamoDB Local does as well)',
    );
  }
}
