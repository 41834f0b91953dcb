/** Work on what comes one after the other, several at a time. */

/** The results in the order of the values; at most `size` are worked on, or wait, at any time. */
export async function* ahead<Value, Result>(
  values: AsyncIterable<Value>,
  size: number,
  work: (value: Value) => Promise<Result>,
): AsyncGenerator<Result> {
  const begun: Promise<Result>[] = [];
  try {
    for await (const value of values) {
      begun.push(work(value));
      const [first] = begun;
      if (begun.length < size || !first) continue;
      yield await first;
      void begun.shift();
    }
    for (const result of begun.splice(0)) yield await result;
  } finally {
    // What nobody will wait for any more must not end the process.
    for (const result of begun) result.catch(() => undefined);
  }
}
