/**
 * The expressions that our writes use, worked out on one item as DynamoDB would: for calls that find out what a write would do.
 * What is not understood is a mistake of ours, and thrown.
 */
import type { Item } from './bulk-calls.ts';

export interface Expressed {
  ConditionExpression?: string;
  UpdateExpression?: string;
  ExpressionAttributeNames?: Record<string, string>;
  ExpressionAttributeValues?: Record<string, unknown>;
}

type Read = (operand: string) => unknown;

/** What an operand stands for: a value, or an attribute of the item. */
function reading(
  item: Item | undefined,
  { ExpressionAttributeValues: values = {}, ...rest }: Expressed,
): Read {
  return (operand) => (operand.startsWith(':') ? values[operand] : item?.[attribute(operand, rest)]);
}

const attribute = (name: string, { ExpressionAttributeNames: names = {} }: Expressed): string =>
  names[name] ?? name;

/** True when the condition holds, or there is none. @throws TypeError */
export function holds(item: Item | undefined, expressed: Expressed): boolean {
  const { ConditionExpression: condition } = expressed;
  if (condition === undefined) return true;
  const tokens = condition.match(/\(|\)|<>|<=|>=|[<>=]|[#:\w]+/g) ?? [];
  const result = either(tokens, reading(item, expressed));
  if (tokens.length > 0) throw new TypeError(`an expression that is not understood: ${condition}`);
  return result;
}

/** Takes its tokens from the front, as those below do. All parts are read, whatever the first one says. */
function either(tokens: string[], read: Read): boolean {
  let result = both(tokens, read);
  while (tokens[0] === 'OR') {
    tokens.shift();
    const other = both(tokens, read);
    result ||= other;
  }
  return result;
}

function both(tokens: string[], read: Read): boolean {
  let result = one(tokens, read);
  while (tokens[0] === 'AND') {
    tokens.shift();
    const other = one(tokens, read);
    result &&= other;
  }
  return result;
}

function one(tokens: string[], read: Read): boolean {
  const first = tokens.shift() ?? '';
  if (first === '(') {
    const inner = either(tokens, read);
    expectNext(tokens, ')');
    return inner;
  }
  if (first === 'attribute_exists' || first === 'attribute_not_exists') {
    expectNext(tokens, '(');
    const name = tokens.shift() ?? '';
    expectNext(tokens, ')');
    return (read(name) !== undefined) === (first === 'attribute_exists');
  }
  const [comparison = '', second = ''] = tokens.splice(0, 2);
  return compare(read(first), comparison, read(second));
}

function expectNext(tokens: string[], expected: string): void {
  const found = tokens.shift();
  if (found !== expected) throw new TypeError(`an expression with ${found} for ${expected}`);
}

function compare(left: unknown, comparison: string, right: unknown): boolean {
  if (comparison === '=') return left === right;
  if (comparison === '<>') return left !== right;
  const isOrdered =
    (typeof left === 'number' && typeof right === 'number') ||
    (typeof left === 'string' && typeof right === 'string');
  if (!isOrdered) return false;
  const [low, high] = [left as number, right as number];
  if (comparison === '<') return low < high;
  if (comparison === '<=') return low <= high;
  if (comparison === '>') return low > high;
  if (comparison === '>=') return low >= high;
  throw new TypeError(`a comparison that is not understood: ${comparison}`);
}

/** The item after an update. @throws TypeError */
export function updated(item: Item, expressed: Expressed): Item {
  const { UpdateExpression: update = '' } = expressed;
  const read = reading(item, expressed);
  const added = /^ADD (\S+) (\S+)$/.exec(update);
  if (added) {
    const [, name = '', value = ''] = added;
    return { ...item, [attribute(name, expressed)]: Number(read(name) ?? 0) + Number(read(value)) };
  }
  if (!update.startsWith('SET ')) throw new TypeError(`an update that is not understood: ${update}`);
  const assignments = update.slice('SET '.length).split(/,(?![^(]*\))/);
  return assignments.reduce((result, assignment) => {
    const [name = '', value = ''] = assignment.split(' = ').map((side) => side.trim());
    return { ...result, [attribute(name, expressed)]: valueOf(value, read) };
  }, item);
}

/** An operand, if_not_exists of two, or a sum of these. */
function valueOf(expression: string, read: Read): unknown {
  const [first = '', ...more] = expression.split(' + ');
  const alternative = /^if_not_exists\((\S+), (\S+)\)$/.exec(first);
  const value = alternative ? (read(alternative[1] ?? '') ?? read(alternative[2] ?? '')) : read(first);
  return more.reduce<unknown>((sum, operand) => Number(sum) + Number(read(operand)), value);
}
