import { closestWord, type NumberField, numberFields } from '@wabascope/core';
import { ArgumentError, type DirectoryNumber } from '@wabascope/directory';
import type { ShownRow } from './number-row.js';

/** What a caller can choose for a row: the fields of the model, and what the directory adds. */
const names = [
  ...numberFields,
  'id',
  'provider',
  'canSendMessage',
  'verdictFrom',
  'reasons',
  'effectiveLimit',
  'reported',
] as const;
type FieldName = (typeof names)[number];

/**
 * The names without repetitions; `undefined` without any.
 * @throws {ArgumentError} For a name that is not known.
 */
export function checkFieldNames(given: readonly string[] = []): readonly FieldName[] | undefined {
  if (given.length === 0) return undefined;
  return [...new Set(given)].map((word) => {
    const name = names.find((known) => known.toLowerCase() === word.trim().toLowerCase());
    if (name !== undefined) return name;
    const near = closestWord(word, names);
    const hint = near === undefined ? '' : ` Did you mean ${near}?`;
    throw new ArgumentError('fields', `fields: unknown name. Known names: ${names.join(', ')}.${hint}`, names);
  });
}

export function isNumberField(name: string): name is NumberField {
  return numberFields.some((field) => field === name);
}

/** Makes rows of the number, its account and the chosen fields. */
export function chosenRow(chosen: readonly FieldName[]): (number: DirectoryNumber) => ShownRow {
  return (number) => ({
    account: number.account,
    number: number.phoneNumber ?? number.displayPhoneNumber ?? number.id,
    ...Object.fromEntries(chosen.flatMap((name) => (number[name] === undefined ? [] : [[name, shown(name, number)]]))),
    ...(number.alsoIn === undefined ? {} : { alsoIn: number.alsoIn }),
  });
}

function shown(name: FieldName, number: DirectoryNumber): unknown {
  return name === 'reasons' ? number.reasons.map(({ code }) => code) : number[name];
}
