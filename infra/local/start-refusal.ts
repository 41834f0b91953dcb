/** Why a local run cannot start, in one line for the person at the terminal; shown without a stack. */
export class StartRefusal extends Error {
  override name = 'StartRefusal';
}
