/** The CDK app, as cdk.json starts it: `npm run synth`, `npx cdk deploy`. */
import { salesOrdersApp } from './sales-orders-app.ts';

(await salesOrdersApp()).app.synth();
