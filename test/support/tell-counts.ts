/** After each file: what it has checked is told to the run. */
import { afterAll } from 'vitest';
import { tellCounts } from './checked-answers.ts';

afterAll(tellCounts);
