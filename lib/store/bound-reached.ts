/** Thrown by a walk that would read past its bound: another path may answer the list, or it is refused. */
export class BoundReached extends Error {
  override readonly name = 'BoundReached';
}
