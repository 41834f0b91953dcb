/** CRM for the documents: its calls, and what all of them have in common. */
import type { DocumentedDialect } from '../leaves/documented.ts';
import {
  AnsweredAccount,
  AnsweredContact,
  AnsweredDeletedRecord,
  AnsweredNote,
  AnsweredOrganization,
  AnsweredProduct,
  AnsweredUser,
} from './answers-beside.ts';
import { AnsweredField, AnsweredLayout, AnsweredModule, AnsweredRelatedList } from './answers-metadata.ts';
import {
  AnsweredActor,
  AnsweredItem,
  AnsweredLine,
  AnsweredLookup,
  AnsweredRecord,
} from './answers-record.ts';
import {
  AnsweredDeleted,
  AnsweredFailure,
  AnsweredInfo,
  AnsweredRefusal,
  AnsweredSaved,
  AnsweredUpserted,
} from './answers-results.ts';
import { MODULE, zohoCrm } from './dialect.ts';
import { besideCalls } from './documented-beside.ts';
import { StatedRecord, StatedRecords } from './documented-bodies.ts';
import { recordCalls } from './documented-records.ts';
import { MODULES } from './modules.ts';
import { BASES, type zohoCrmRoutes } from './routes.ts';
import { WireLine } from './wire-line.ts';

type Exchange = Exclude<(typeof zohoCrmRoutes)[number]['exchange'], 'fallback'>;

export const documentedCrm: DocumentedDialect<Exchange> = {
  dialect: zohoCrm,
  title: 'Zoho CRM v2 to v8',
  description:
    'Sales orders as records of Sales_Orders; accounts, contacts and products to read; metadata, notes, users.',
  page: 'crm.md',
  bases: BASES,
  calls: { ...recordCalls, ...besideCalls },
  variables: {
    module: { values: [MODULE], description: 'In any case.' },
    id: { description: 'The id.' },
    name: { values: MODULES.map(({ name }) => name) },
  },
  organization: [
    {
      name: 'X-CRM-ORG',
      in: 'header',
      description: "The organisation; the credential's own, or left out.",
    },
  ],
  answerHeaders: {},
  refusal: AnsweredRefusal,
  schemas: {
    StatedRecords,
    StatedRecord,
    StatedLine: WireLine,
    Record: AnsweredRecord,
    RecordLine: AnsweredLine,
    RecordItem: AnsweredItem,
    DeletedRecord: AnsweredDeletedRecord,
    Saved: AnsweredSaved,
    Upserted: AnsweredUpserted,
    Deleted: AnsweredDeleted,
    Failure: AnsweredFailure,
    Lookup: AnsweredLookup,
    Actor: AnsweredActor,
    Account: AnsweredAccount,
    Contact: AnsweredContact,
    Product: AnsweredProduct,
    Note: AnsweredNote,
    Field: AnsweredField,
    Layout: AnsweredLayout,
    Module: AnsweredModule,
    RelatedList: AnsweredRelatedList,
    Organization: AnsweredOrganization,
    User: AnsweredUser,
    Info: AnsweredInfo,
    Refusal: AnsweredRefusal,
  },
};
