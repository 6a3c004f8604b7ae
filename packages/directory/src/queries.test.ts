import { expect, test } from 'vitest';
import { directoryOf, page } from './__fixtures__/plugin.js';
import type { NumbersQuery } from './index.js';

const numbers = [
  { id: 'brazil', phoneNumber: '+553183390869', displayPhoneNumber: '+55 31 8339-0869' },
  { id: 'brazil-9', phoneNumber: '+5511987654321', displayPhoneNumber: '+55 11 98765-4321' },
  { id: 'mexico', phoneNumber: '+5215512345678', displayPhoneNumber: '+52 1 55 1234 5678' },
  { id: 'mexico-short', phoneNumber: '+523312345678' },
  { id: 'argentina', phoneNumber: '+5491123456789', displayPhoneNumber: '+54 9 11 2345-6789' },
  { id: 'argentina-short', phoneNumber: '+543514567890' },
  { id: 'germany', phoneNumber: '+491711234567', displayPhoneNumber: '+49 171 1234567' },
  { id: 'italy', phoneNumber: '+390612345678' },
  { id: 'russia', phoneNumber: '+79123456789' },
  { id: 'america', phoneNumber: '+12015550123', verifiedName: 'Corner Shop 24/7' },
  { id: 'benin', phoneNumber: '+22997123456' },
  { id: 'benin-01', phoneNumber: '+2290140123456' },
  { id: 'ivory', phoneNumber: '+2250545123456' },
  { id: 'ivory-old', phoneNumber: '+22507654321' },
  { id: 'vietnam', phoneNumber: '+84900004912', verifiedName: 'Phở +49', phoneNumberId: '106540352242922' },
  { id: 'australia', phoneNumber: '+61491570156', wabaId: '122097329108006' },
  { id: 'masked', displayPhoneNumber: '+65****4567' },
];

async function found(query: NumbersQuery) {
  const directory = await directoryOf({ a: { listNumbers: () => page(numbers) } });
  const answer = await directory.listNumbers({ limit: 100, ...query });
  return { ids: answer.numbers.map(({ id }) => id).sort(), readAs: answer.queryReadAs };
}

test.each([
  ['+553183390869', 'brazil'],
  ['+5531983390869', 'brazil'],
  ['+55 31 98339-0869', 'brazil'],
  ['+55 (31) 98339.0869', 'brazil'],
  ['+55/31/98339/0869', 'brazil'],
  ['+55 31 98339–0869', 'brazil'],
  ['+55‑31‑98339‑0869', 'brazil'],
  ['+55\u00a031\u00a098339\u00a00869', 'brazil'],
  ['\u202a+55 31 98339\u200b-0869\u202c', 'brazil'],
  ['  5531983390869 ', 'brazil'],
  ['005531983390869', 'brazil'],
  ['0055 31 98339-0869', 'brazil'],
  ['011 55 31 98339-0869', 'brazil'],
  ['+55 (0)31 98339-0869', 'brazil'],
  ['+55 (0) 31 98339-0869', 'brazil'],
  ['55 (0)31 98339-0869', 'brazil'],
  ['(+55) 31 98339-0869', 'brazil'],
  ['＋５５　３１　９８３３９－０８６９', 'brazil'],
  ['+٥٥٣١٩٨٣٣٩٠٨٦٩', 'brazil'],
  ['+۵۵ ۳۱ ۹۸۳۳۹ ۰۸۶۹', 'brazil'],
  ['+५५ ३१ ९८३३९ ०८६९', 'brazil'],
  ['tel:+55-31-98339-0869', 'brazil'],
  ['Tel.: +55 31 98339-0869', 'brazil'],
  ['tel:+5531983390869;ext=1', 'brazil'],
  ['whatsapp:+5531983390869', 'brazil'],
  ['wa.me/5531983390869', 'brazil'],
  ['https://wa.me/5531983390869?text=Hi%202', 'brazil'],
  ['https://wa.me/+5531983390869', 'brazil'],
  ['https://api.whatsapp.com/send?phone=5531983390869', 'brazil'],
  ['https://api.whatsapp.com/send/?text=1&phone=%2B5531983390869&x=2', 'brazil'],
  ['whatsapp://send?phone=5531983390869', 'brazil'],
  ['5531983390869@s.whatsapp.net', 'brazil'],
  ['553183390869:12@s.whatsapp.net', 'brazil'],
  ['(31) 98339-0869', 'brazil'],
  ['031 8339-0869', 'brazil'],
  ['0 15 31 98339-0869', 'brazil'],
  ['98339-0869', 'brazil'],
  ['8339-0869', 'brazil'],
  ['0869', 'brazil'],
  ['+55 31 9', 'brazil'],
  ['+55 11 8765-4321', 'brazil-9'],
  ['(11) 8765-4321', 'brazil-9'],
  ['+52 55 1234 5678', 'mexico'],
  ['55 1234 5678', 'mexico'],
  ['+52 1 33 1234 5678', 'mexico-short'],
  ['+54 11 2345-6789', 'argentina'],
  ['011 15 2345-6789', 'argentina'],
  ['+54 11 15 2345-6789', 'argentina'],
  ['+54 9 351 456-7890', 'argentina-short'],
  ['0171 1234567', 'germany'],
  ['0171/1234567', 'germany'],
  ['(0171) 123 45 67', 'germany'],
  ['0049 (0)171 1234567', 'germany'],
  ['+4901711234567', 'germany'],
  ['0171 12', 'germany'],
  ['01711', 'germany'],
  ['(031) 98339', 'brazil'],
  ['+49', 'germany'],
  ['(+49)', 'germany'],
  ['+ 4 9', 'germany'],
  ['491', 'argentina australia germany vietnam'],
  ['+49 (0)171', 'germany'],
  ['+39 06 1234 5678', 'italy'],
  ['06 12345678', 'italy'],
  ['8 (912) 345-67-89', 'russia'],
  ['1 (201) 555-0123', 'america'],
  ['201.555.0123', 'america'],
  ['[201] 555~0123', 'america'],
  ['24/7', 'america'],
  ['+229 01 97 12 34 56', 'benin'],
  ['+229 40 12 34 56', 'benin-01'],
  ['+225 45 12 34 56', 'ivory'],
  ['+225 05 07 65 43 21', 'ivory-old'],
  ['106540352242922', 'vietnam'],
  ['122097329108006', 'australia'],
  ['+65', 'masked'],
  ['4567', 'argentina argentina-short germany italy masked mexico mexico-short russia'],
])('a query %j finds %s', async (query, expected) => {
  expect((await found({ query })).ids.join(' ')).toBe(expected);
});

test.each([
  ['a number that is not ours', '+55 31 98339-0868'],
  ['a number that differs only in its country', '+49 2015550123'],
  ['leading digits of no number', '+490'],
  ['the national prefix of a country without one', '02015'],
  ['a number of Côte d’Ivoire with the digits of another operator', '+225 07 45 12 34 56'],
  ['what shows of a masked number on both sides', '654567'],
  ['a link to a message', 'https://wa.me/message/49171'],
])('a query finds nothing for %s', async (_, query) => {
  expect((await found({ query })).ids).toEqual([]);
});

test.each([
  ['+55 31 98339-0869', { as: 'phone-number', value: '+5531983390869', alsoAs: ['+553183390869'] }],
  ['0049 (0)171 1234567', { as: 'phone-number', value: '+491711234567' }],
  ['+49', { as: 'phone-number', value: '+49' }],
  ['wa.me/491711234567', { as: 'phone-number', value: '+491711234567' }],
  ['(31) 98339-0869', { as: 'digits', value: '31983390869' }],
  ['5531983390869', { as: 'digits', value: '5531983390869' }],
  ['122097329108006', { as: 'digits', value: '122097329108006' }],
  [' Orchid ', { as: 'text', value: 'Orchid' }],
  ['24/7', { as: 'text', value: '24/7' }],
  ['  ', undefined],
])('the answer says how %j was read', async (query, readAs) => {
  expect((await found({ query })).readAs).toEqual(readAs);
});
