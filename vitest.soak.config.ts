import { faultRuns } from './test/faults/config.ts';

export default faultRuns('full');
