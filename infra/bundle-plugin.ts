/** What a bundle does differently because it runs in Lambda; both are about time to the first answer. */
import { builtinModules } from 'node:module';
import type { Plugin } from 'esbuild';

const BUILTIN = new RegExp(`^(node:.+|(${builtinModules.join('|')}))$`);

export const lambdaRuntimePlugin: Plugin = {
  name: 'lambda-runtime',
  setup({ onResolve, onLoad }) {
    // An ESM import of node:http reads all its exports, and the WebSocket getter among them loads undici (about 60 ms).
    onResolve({ filter: BUILTIN }, ({ path }) => ({ path, namespace: 'builtin', sideEffects: false }));
    onLoad({ filter: /.*/, namespace: 'builtin' }, ({ path }) => ({
      contents: `module.exports = process.getBuiltinModule(${JSON.stringify(path)});`,
      loader: 'js',
    }));

    // Lambda hands credentials over in the environment; profiles, SSO and metadata services are never asked.
    onResolve({ filter: /^@aws-sdk\/credential-provider-node$/ }, ({ path, resolveDir }) => ({
      path,
      namespace: 'credentials',
      pluginData: resolveDir,
    }));
    onLoad({ filter: /.*/, namespace: 'credentials' }, ({ pluginData }) => ({
      contents: `export { fromEnv as defaultProvider } from '@aws-sdk/credential-provider-env';`,
      loader: 'js',
      resolveDir: pluginData as string,
    }));
  },
};
