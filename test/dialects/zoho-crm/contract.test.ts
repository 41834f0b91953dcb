import { contractSuite } from '../contract-suite.ts';
import { zohoCrm } from './description.ts';

contractSuite(zohoCrm);
