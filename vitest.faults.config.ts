import { faultRuns } from './test/faults/config.ts';

export default faultRuns(process.env['FAULTS'] || 'gate');
