import { ToolRefusal } from '../tools/run-tool.ts';

/** The source cannot be read any further; what was moved until then stays. */
export class SourceFailure extends ToolRefusal {
  override name = 'SourceFailure';
}
