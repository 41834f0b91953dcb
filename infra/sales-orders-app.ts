/** The app around the stacks: bundles the functions, then composes, with the checks of the AWS Solutions pack. */
import { App, type AppProps, type Stack, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { bundleFunctions, DEFAULT_OUTDIR } from './bundle.ts';
import { FittingChecks } from './fitting-checks.ts';
import { frontOf } from './front/front-stack.ts';
import { readOptions } from './options.ts';
import { SalesOrdersStack } from './stack.ts';
import { WatchStack } from './watch/watch-stack.ts';

/** Context may come from cdk.json, the command line or, in tests, from `props`. */
export async function salesOrdersApp(
  props: AppProps = {},
): Promise<{ app: App; stack: SalesOrdersStack; watch: WatchStack; front: Stack[] }> {
  const app = new App({
    // No CDKMetadata resource: the template says what we deploy and nothing else.
    analyticsReporting: false,
    ...props,
    // After the command line's context: tools that run the template locally find the handlers by this metadata.
    postCliContext: { 'aws:cdk:enable-asset-metadata': true },
  });
  const options = readOptions(app.node);
  const stack = new SalesOrdersStack(
    app,
    options,
    await functionFolders(app, options.firewall !== undefined),
  );
  const watch = new WatchStack(app, stack, options);
  const front = frontOf(app, stack, options);
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new FittingChecks());
  return { app, stack, watch, front };
}

/** Where the code of each function is. CDK's own switch turns bundling off; then the sources stand in. */
async function functionFolders(app: App, hasFront: boolean): Promise<(name: string) => string> {
  const bundled: unknown = app.node.tryGetContext('aws:cdk:bundling-stacks');
  if (Array.isArray(bundled) && bundled.length === 0) return () => 'functions';
  const outdir = String(app.node.tryGetContext('bundles') ?? DEFAULT_OUTDIR);
  await bundleFunctions(outdir, undefined, hasFront);
  return (name) => `${outdir}/${name}`;
}
