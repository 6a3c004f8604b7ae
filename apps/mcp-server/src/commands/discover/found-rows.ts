import type { DirectoryNumber, DirectoryWaba } from '@wabascope/directory';
import type { Row } from '../../output/column.js';

export const foundFields = ['account', 'businessId', 'business', 'wabaId', 'waba', 'number', 'canSendMessage', 'name'];

/** A row for each number, and one for each WABA without numbers, in the order of the accounts and WABAs. */
export function foundRows(wabas: readonly DirectoryWaba[], numbers: readonly DirectoryNumber[]): Row[] {
  const known = new Set(wabas.map(keyOf));
  const ofWaba = wabas.flatMap((waba) => {
    const own = numbers.filter(({ account, wabaId }) => keyOf({ account, id: wabaId ?? '' }) === keyOf(waba));
    return (own.length === 0 ? [undefined] : own).map((number) => rowOf(waba, number));
  });
  const others = numbers.filter(({ account, wabaId }) => !known.has(keyOf({ account, id: wabaId ?? '' })));
  return [...ofWaba, ...others.map((number) => rowOf(undefined, number))];
}

function rowOf(waba: DirectoryWaba | undefined, number: DirectoryNumber | undefined): Row {
  return {
    account: waba?.account ?? number?.account,
    businessId: waba?.businessId,
    business: waba?.businessName,
    wabaId: waba?.id ?? number?.wabaId,
    waba: waba?.name ?? number?.wabaName,
    number: number?.phoneNumber ?? number?.displayPhoneNumber ?? number?.id,
    canSendMessage: number?.canSendMessage,
    name: number?.verifiedName,
  };
}

function keyOf({ account, id }: { readonly account: string; readonly id: string }): string {
  return `${account} ${id}`;
}
