import { VERSIONS } from '../../../lib/dialects/zoho-crm/versions.ts';
import { contractSuite } from '../contract-suite.ts';
import { crmDescription } from './description.ts';

contractSuite(...VERSIONS.slice(1, -1).map(crmDescription));
