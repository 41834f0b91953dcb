import { contractSuite } from '../contract-suite.ts';
import { zohoInventory } from './description.ts';

contractSuite(zohoInventory);
