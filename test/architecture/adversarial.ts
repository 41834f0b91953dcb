/** Inputs that make a regular expression try in vain, and how long it tries. */
import fc from 'fast-check';

/**
 * One that never ends on long inputs takes a good part of a second on the short ones, and is caught there. Shorter ones might be
 * tried in less than what is slow, and the next would hang; each character more takes twice as long.
 */
export const SHORT = 26;
const LENGTHS = [SHORT, 2_000, 50_000];
/** What is this slow need not be shown to be slower. */
const ENOUGH_MS = 50;
const SAMPLES = 4;
const PUMPED_AT_MOST = 5;
const TAILS = ['', '\n', '!'];
/** What quantifiers are mostly about, for patterns that no sample can be made of. */
const USUAL = [
  'a',
  '0',
  ' ',
  '\t',
  '-',
  '.',
  '/',
  '"',
  '\\',
  '<',
  '%',
  ';a',
  'a;',
  'a ',
  '0.',
  '\u{1F600}',
  'é',
];

/** Milliseconds of the slowest input and its beginning: each as long as the promise says, the fastest of three tries. */
export function slowest(pattern: RegExp, lengths = LENGTHS): { milliseconds: number; input: string } {
  let worst = { milliseconds: 0, input: '' };
  for (const length of lengths) {
    for (const input of inputsFor(pattern, length)) {
      const milliseconds = fastestOfThree(pattern, input, worst.milliseconds);
      if (milliseconds > worst.milliseconds)
        worst = { milliseconds, input: `${input.slice(0, 40)}...${input.slice(-8)}` };
      if (milliseconds > ENOUGH_MS) return worst;
    }
  }
  return worst;
}

/** Time of the processor, which no neighbour takes; a collection of garbage makes one try slow, hardly three. */
function fastestOfThree(pattern: RegExp, input: string, enough: number): number {
  let fastest = Number.POSITIVE_INFINITY;
  for (let tries = 0; tries < 3 && fastest > enough; tries += 1) {
    const startedAt = process.threadCpuUsage();
    if (pattern.global) input.replaceAll(pattern, '');
    else input.search(pattern);
    fastest = Math.min(fastest, process.threadCpuUsage(startedAt).user / 1000);
  }
  return fastest;
}

/** Texts that match, with one part of them repeated for very long, and an end that spoils the match. */
function inputsFor(pattern: RegExp, length: number): Set<string> {
  const inputs = new Set<string>();
  for (const sample of samplesOf(pattern)) {
    for (const [from, to] of partsOf(sample)) {
      const part = sample.slice(from, to);
      const pumped = (sample.slice(0, from) + part.repeat(Math.ceil(length / part.length))).slice(0, length);
      for (const tail of TAILS) inputs.add(pumped + tail);
      inputs.add(pumped + sample.slice(to, length > SHORT ? undefined : to + 1));
    }
  }
  return inputs;
}

const PRINTABLE = Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at));

/** Samples are made of printable ASCII alone: of a class that has none of it, one would be looked for without end. */
const canBeSampled = ({ source }: RegExp): boolean =>
  (source.match(/\[\^(?:\\.|[^\]\\])*\]/g) ?? []).every((each) =>
    PRINTABLE.some((character) => new RegExp(each).test(character)),
  );

function samplesOf(pattern: RegExp): string[] {
  try {
    if (canBeSampled(pattern)) return madeSamples(pattern);
  } catch {
    // Look-arounds are more than samples can be made of.
  }
  return [...USUAL, ...(pattern.source.match(/[\w-]+/g) ?? [])];
}

function madeSamples(pattern: RegExp): string[] {
  const matching = fc.stringMatching(new RegExp(pattern.source, pattern.flags.replaceAll(/[gy]/g, '')));
  const made = fc.sample(matching, { numRuns: SAMPLES, seed: 18 }).map((text) => text.slice(0, 60));
  return [...made, 'a', ' '];
}

/** The whole, each half, and single characters: as many as there is time for. */
function partsOf(text: string): [number, number][] {
  if (text === '') return [];
  const middle = Math.floor(text.length / 2);
  const single = Array.from({ length: text.length }, (_, at): [number, number] => [at, at + 1]);
  const step = Math.max(1, Math.floor(single.length / PUMPED_AT_MOST));
  const parts: [number, number][] = [[0, text.length], ...single.filter((__, at) => at % step === 0)];
  return middle > 0 ? [...parts, [0, middle], [middle, text.length]] : parts;
}
