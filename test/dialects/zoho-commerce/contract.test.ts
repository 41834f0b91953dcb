import { contractSuite } from '../contract-suite.ts';
import { zohoCommerce } from './description.ts';

contractSuite(zohoCommerce);
