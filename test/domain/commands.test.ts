import { describe, expect, it } from 'vitest';
import { CHANGES, COMMANDS, MATCH_FIELDS, type CommandName } from '../../lib/domain/commands.ts';
import { refusedPaths } from '../support/schema-verdicts.ts';

const PROFILE = {
  discountLevel: 'both',
  discountBeforeTax: true,
  discountBase: 'taxed',
  subjectRequired: false,
};
const LIST = { page: 1, perPage: 1, sortBy: 'created', descending: true };
const long = (length: number) => 'a'.repeat(length);

describe('commands', () => {
  it('are those of the operations; what only reads is no change', () => {
    const changes = [
      'create',
      'update',
      'confirm',
      'void',
      'delete',
      'bulk-confirm',
      'bulk-void',
      'bulk-delete',
      'upsert',
    ];
    expect(Object.keys(CHANGES)).toEqual(changes);
    expect(Object.keys(COMMANDS)).toEqual([...changes, 'calculate', 'retrieve', 'list', 'history']);
    expect(MATCH_FIELDS).toEqual(['number', 'subject']);
  });

  it.each<[CommandName, Record<string, unknown>]>([
    ['create', { input: {} }],
    ['create', { input: { notes: null }, profile: PROFILE }],
    ['create', { input: {}, profile: { ...PROFILE, discountLevel: 'item_level', discountBase: 'untaxed' } }],
    ['calculate', { input: {} }],
    ['retrieve', { id: '1' }],
    ['retrieve', { number: 'SO-1' }],
    ['update', { id: '1', input: {} }],
    ['update', { number: 'SO-1', input: {}, precondition: 1 }],
    ['update', { id: '1', input: {}, precondition: 'exists' }],
    ['update', { id: '1', input: {}, precondition: { unmodifiedSince: '2026-11-21T10:00:00Z' } }],
    ['upsert', { matchBy: [], input: {} }],
    ['upsert', { id: '1', matchBy: ['number', 'subject'], input: {}, profile: PROFILE, precondition: 3 }],
    ['confirm', { id: '1' }],
    [
      'void',
      { id: '1', precondition: 2, why: { reason: long(500), note: long(2000) }, voidedAs: 'cancelled' },
    ],
    ['bulk-void', { id: '1', why: {}, voidedAs: 'void' }],
    ['history', { id: '1', page: 1, perPage: 100 }],
    ['list', { ...LIST }],
    ['list', { ...LIST, perPage: 200, sortBy: 'date', descending: false }],
    ...['invoiced', 'partially_invoiced', 'partially_shipped', 'shipped', 'fulfilled', 'overdue'].map(
      (progress): [CommandName, Record<string, unknown>] => ['list', { ...LIST, progress }],
    ),
    ...['draft', 'confirmed', 'closed', 'void'].map((status): [CommandName, Record<string, unknown>] => [
      'list',
      { ...LIST, status },
    ]),
    [
      'list',
      {
        ...LIST,
        sortBy: 'modified',
        customerId: '1',
        number: 'SO-1',
        dateFrom: 'a',
        dateTo: 'b',
        ids: ['1'],
        modifiedSince: 'c',
        whole: true,
      },
    ],
  ])('%s takes %j', (name, command) => {
    expect(COMMANDS[name].parse(command)).toEqual(command);
  });

  it.each<[CommandName, Record<string, unknown>, string[]]>([
    ['create', {}, ['input']],
    ['create', { input: { other: 1 } }, ['input']],
    ['create', { input: {}, profile: { ...PROFILE, discountLevel: 'none' } }, ['profile.discountLevel']],
    ['create', { input: {}, profile: { ...PROFILE, discountBase: 'none' } }, ['profile.discountBase']],
    ['create', { input: {}, profile: { ...PROFILE, other: 1 } }, ['profile']],
    ['create', { input: {}, profile: {} }, Object.keys(PROFILE).map((field) => `profile.${field}`)],
    ['create', { input: {}, other: 1 }, ['']],
    ['retrieve', {}, ['']],
    ['retrieve', { id: '1', number: '1' }, ['']],
    ['retrieve', { id: '1', other: 1 }, ['']],
    ['update', { input: {} }, ['']],
    ['update', { id: '1', number: '1', input: {} }, ['']],
    ['update', { id: '1' }, ['input']],
    ['update', { id: '1', input: {}, precondition: 0 }, ['precondition']],
    ['update', { id: '1', input: {}, precondition: 1.5 }, ['precondition']],
    ['update', { id: '1', input: {}, precondition: 'there' }, ['precondition']],
    ['update', { id: '1', input: {}, precondition: {} }, ['precondition']],
    [
      'update',
      { id: '1', input: {}, precondition: { unmodifiedSince: 'then' } },
      ['precondition.unmodifiedSince'],
    ],
    ['update', { id: '1', input: {}, precondition: { unmodifiedSince: '2026', other: 1 } }, ['precondition']],
    ['upsert', { input: {} }, ['matchBy']],
    ['upsert', { matchBy: ['id'], input: {} }, ['matchBy.0']],
    ['upsert', { matchBy: [], input: {}, other: 1 }, ['']],
    ['confirm', {}, ['id']],
    ['confirm', { id: 1 }, ['id']],
    ['delete', { id: '1', other: 1 }, ['']],
    ['void', { id: '1', why: { reason: long(501) } }, ['why.reason']],
    ['void', { id: '1', why: { note: long(2001) } }, ['why.note']],
    ['void', { id: '1', why: { other: '' } }, ['why']],
    ['void', { id: '1', voidedAs: 'gone' }, ['voidedAs']],
    ['history', { id: '1', page: 0, perPage: 0 }, ['page', 'perPage']],
    ['history', { id: '1', page: 1.5, perPage: 101 }, ['page', 'perPage']],
    ['history', {}, ['id', 'page', 'perPage']],
    ['history', { id: '1', page: 1, perPage: 1, other: 1 }, ['']],
    ['list', { ...LIST, page: 0, perPage: 0 }, ['page', 'perPage']],
    ['list', { ...LIST, page: 1.5, perPage: 201 }, ['page', 'perPage']],
    ['list', { ...LIST, sortBy: 'weight', descending: 1 }, ['sortBy', 'descending']],
    ['list', { ...LIST, status: 'open', progress: 'void' }, ['status', 'progress']],
    ['list', { ...LIST, other: 1 }, ['']],
  ])('%s refuses %j at %j', (name, command, paths) => {
    expect(refusedPaths(COMMANDS[name], command)).toEqual(paths);
  });
});
