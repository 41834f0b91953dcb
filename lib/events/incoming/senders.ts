/** Whose word counts: which source may speak for which organisations, and of what. Everything else is refused and told. */
import { CHANGES } from '../../domain/commands.ts';
import { madeOnce } from '../../domain/made-once.ts';
import { OUR_SOURCE } from '../outgoing/published.ts';
import { UnheardSender } from './bus-event.ts';
import { requestDetailType } from './commands.ts';
import { FACT_DETAIL_TYPES, REFERENCE_DETAIL_TYPES } from './detail-types.ts';

/** Kinds of events by one word; a detail type by its name is a kind of its own. */
const KINDS: Record<string, readonly string[]> = {
  facts: FACT_DETAIL_TYPES,
  references: REFERENCE_DETAIL_TYPES,
  commands: Object.keys(CHANGES).map(requestDetailType),
};
const DETAIL_TYPES = Object.values(KINDS).flat();

const ANY = '*';
/** "source=organisation+organisation:kind+kind" */
const BINDING = /^([^=,*\s][^=,\s]{0,255}|\*)=([\w-]{1,64}(?:\+[\w-]{1,64})*|\*):([^:]+)$/;

/** Any source, for any organisation, of anything: for local runs and tests. */
export const EVERYBODY = '*=*:facts+references+commands';

export interface Sender {
  /** `*`: any. */
  source: string;
  /** `*` among them: every one. */
  organizations: string[];
  detailTypes: string[];
}

/** Bindings by commas, "source=organisation+organisation:kind+kind"; a source may have several. Read once, however many events come. @throws RangeError naming one that cannot be read */
export const readSenders = madeOnce((text: string): readonly Sender[] => {
  const bindings = text.split(',').filter((binding) => binding.trim() !== '');
  return bindings.map((binding) => {
    const [, source = '', organizations = '', kinds = ''] = BINDING.exec(binding.trim()) ?? [];
    const detailTypes = kinds.split('+').flatMap(detailTypesOf);
    if (source === '' || source === OUR_SOURCE || detailTypes.includes(undefined))
      throw new RangeError(`no sender of events: "${binding.trim()}"`);
    return { source, organizations: organizations.split('+'), detailTypes: detailTypes.filter(isText) };
  });
});

/** Why nobody listens to this; undefined when the source may say it. Quotes nothing that was sent. */
export function whyUnheard(
  senders: readonly Sender[],
  source: string,
  detailType: string,
  organizationId: string,
): string | undefined {
  const own = senders.filter((sender) => sender.source === source || sender.source === ANY);
  if (own.length === 0) return 'the source is not bound to any organisation';
  const ofKind = own.filter(({ detailTypes }) => detailTypes.includes(detailType));
  if (ofKind.length === 0) return 'the source is not bound to this kind of event';
  const isHeard = ofKind.some(
    ({ organizations }) => organizations.includes(ANY) || organizations.includes(organizationId),
  );
  return isHeard ? undefined : 'the source is not bound to this organisation';
}

/** @throws UnheardSender for what the source may not say, so that it is put aside with the reason */
export function assertHeard(
  senders: readonly Sender[],
  event: { source: string; 'detail-type': string },
  organizationId: string,
): void {
  const why = whyUnheard(senders, event.source, event['detail-type'], organizationId);
  if (why !== undefined) throw new UnheardSender(why);
}

function detailTypesOf(kind: string): readonly (string | undefined)[] {
  if (Object.hasOwn(KINDS, kind)) return KINDS[kind] ?? [];
  return [DETAIL_TYPES.find((detailType) => detailType === kind)];
}

const isText = (value: string | undefined): value is string => value !== undefined;
