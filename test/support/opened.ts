/** What a hook has opened by now. @throws Error before that */
export function opened<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('nothing is open before the first test');
  return value;
}
