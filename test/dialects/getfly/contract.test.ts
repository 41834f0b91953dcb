import { contractSuite } from '../contract-suite.ts';
import { getfly } from './description.ts';

contractSuite(getfly);
