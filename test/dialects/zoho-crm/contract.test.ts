/** The first and the last version; those between them stand in contract-versions. */
import { VERSIONS } from '../../../lib/dialects/zoho-crm/versions.ts';
import { contractSuite } from '../contract-suite.ts';
import { crmDescription } from './description.ts';

contractSuite(
  ...[VERSIONS[0], VERSIONS.at(-1)].filter((version) => version !== undefined).map(crmDescription),
);
