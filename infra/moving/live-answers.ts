/** What a live service answers, and says in it. */
import { JsonNumber } from '../../lib/dialects/leaves/json.ts';
import { fieldsOf, readJson, type Fields } from './wire-values.ts';

const ANSWER_WITHIN_MS = 60_000;
const FIRST_PAUSE_MS = 100;
export const LONGEST_PAUSE_MS = 30_000;

export interface Answer {
  /** 0: none came. */
  status: number;
  fields: Fields;
  /** How long the service asks to be left alone. */
  pauseMs?: number;
}

export async function ask(
  url: string,
  headers: Record<string, string>,
  form?: URLSearchParams,
): Promise<Answer> {
  try {
    const sent = form ? { method: 'POST', body: form } : {};
    const answer = await fetch(url, { ...sent, headers, signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
    const text = await answer.text();
    const seconds = answer.headers.get('retry-after') ?? answer.headers.get('x-rate-limit-reset');
    const pauseMs = seconds && Number(seconds) >= 0 ? Number(seconds) * 1000 : undefined;
    return { status: answer.status, fields: jsonIn(text), pauseMs };
  } catch {
    return { status: 0, fields: {} };
  }
}

/** Longer with every try, or as long as the service asks for. */
export async function pause(tries: number, asked: number | undefined): Promise<void> {
  const ms = asked ?? Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (tries - 1));
  await new Promise((resolve) => setTimeout(resolve, ms));
}

/** A proxy's page is no answer of the service; its status is. */
function jsonIn(text: string): Fields {
  try {
    return fieldsOf(readJson(text));
  } catch {
    return {};
  }
}

/** Whether a list says that it has another page. */
export function hasMore(fields: Fields): boolean {
  const context = fieldsOf(fields['page_context'] ?? fields['info']);
  const told = context['has_more_page'] ?? context['more_records'] ?? fields['has_more'];
  return told === true || (told instanceof JsonNumber && told.source === '1');
}
