/** Conditions as filters of a list, as far as they say the same: lists find their way by those. */
import { STAGES } from './derived-status.ts';
import type { Condition, SingleFilters } from './list-command.ts';

/**
 * The filters that a condition comes to; what is left over is `where`. Two filters of one name do not fit into one list: the later one is left over.
 */
export function asFilters(condition: Condition): SingleFilters & { where?: Condition } {
  const simple = simplified(condition);
  const filters: SingleFilters = {};
  const left: Condition[] = [];
  for (const part of 'all' in simple ? simple.all : [simple]) {
    const fits = 'filter' in part && Object.keys(part.filter).every((name) => !(name in filters));
    if (fits) Object.assign(filters, part.filter);
    else left.push(part);
  }
  const [first, ...others] = left;
  if (!first) return filters;
  return { ...filters, where: others.length > 0 ? { all: left } : first };
}

/** Nested ands and ors are one, and sets of stages or ids are one set. */
function simplified(condition: Condition): Condition {
  if ('all' in condition) {
    const parts = condition.all.map(simplified).flatMap((part) => ('all' in part ? part.all : [part]));
    return sole({ all: gathered(parts, (left, right) => left.filter((each) => right.includes(each))) });
  }
  if ('any' in condition) {
    const parts = condition.any.map(simplified).flatMap((part) => ('any' in part ? part.any : [part]));
    return sole({ any: gathered(parts, (left, right) => [...new Set([...left, ...right])]) });
  }
  if (!('not' in condition)) return condition;
  const negated = simplified(condition.not);
  const stages = setIn(negated, 'stages');
  return stages
    ? { filter: { stages: STAGES.filter((stage) => !stages.includes(stage)) } }
    : { not: negated };
}

const SETS = ['stages', 'ids'] as const;

/** The filter's value when it is a set by itself. */
function setIn(condition: Condition, name: (typeof SETS)[number]): string[] | undefined {
  if (!('filter' in condition) || Object.keys(condition.filter).length !== 1) return undefined;
  return condition.filter[name];
}

/** Filters by sets as one, in the place of the first of them. */
function gathered(parts: Condition[], merge: (left: string[], right: string[]) => string[]): Condition[] {
  return SETS.reduce((rest, name) => {
    const [first, ...others] = rest.filter((part) => setIn(part, name) !== undefined);
    if (!first) return rest;
    const set = others.reduce((sum, part) => merge(sum, setIn(part, name) ?? []), setIn(first, name) ?? []);
    return rest.flatMap((part) => {
      if (part === first) return [{ filter: { [name]: set } }];
      return others.includes(part) ? [] : [part];
    });
  }, parts);
}

function sole(condition: { all: Condition[] } | { any: Condition[] }): Condition {
  const parts = 'all' in condition ? condition.all : condition.any;
  const [first, ...others] = parts;
  return first && others.length === 0 ? first : condition;
}
