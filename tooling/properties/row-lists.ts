import { type Recording, recordingOf } from './recordings.js';

/** A listing whose answer holds its rows in one list. */
export interface RowList {
  readonly name: string;
  readonly recording: Recording;
  /** Position of the exchange that holds the rows. */
  readonly position: number;
  /** One row; the number makes it another than its neighbours. */
  readonly rowOf: (index: number) => object;
  /** The JSON text of the answer with these rows, which are JSON texts. */
  readonly bodyWith: (rows: readonly string[]) => string;
}

const phoneOf = (index: number) => `+1 631 555 ${1000 + index}`;

function ofNxcloud(
  name: string,
  recorded: string,
  position: number,
  dataOf: (rows: readonly string[]) => string,
): RowList {
  return {
    name: `nxcloud, ${name}`,
    recording: recordingOf(recorded),
    position,
    rowOf: (index) => ({ display_phone_number: phoneOf(index), status: 'CONNECTED', waba_id: '7' }),
    bodyWith: (rows) => `{"code":0,"data":${dataOf(rows)}}`,
  };
}

const phoneList = 'numbers of nxcloud/phone-list';
const getPhone = 'numbers of nxcloud/get-phone';

export const rowLists: readonly RowList[] = [
  {
    name: 'alibaba',
    recording: recordingOf('numbers of alibaba/list-numbers'),
    position: 0,
    rowOf: (index) => ({
      PhoneNumber: phoneOf(index),
      Status: 'CONNECTED',
      IsOfficial: 'Y',
      MessagingLimitTier: 'TIER_10',
    }),
    bodyWith: (rows) => `{"Code":"OK","PhoneNumbers":[${rows}]}`,
  },
  {
    name: 'alibaba, WABAs',
    recording: recordingOf('wabas of alibaba/get-wabas'),
    position: 0,
    rowOf: (index) => ({ Id: `2039${index}`, Name: `WABA ${index}`, AccountReviewStatus: 'APPROVED' }),
    bodyWith: (rows) => `{"Code":"OK","Data":[${rows}]}`,
  },
  {
    name: 'antgst, WABAs',
    recording: recordingOf('wabas of antgst/business-accounts'),
    position: 0,
    rowOf: (index) => ({ wabaId: `3050${index}`, name: `WABA ${index}`, createTime: '2025-12-16T15:46:51.000+08:00' }),
    bodyWith: (rows) => `{"data":[${rows}],"pages":1}`,
  },
  {
    name: 'awal',
    recording: recordingOf('numbers of awal/list-numbers'),
    position: 0,
    rowOf: (index) => ({ id: index, phone_number: phoneOf(index), phone_number_id: `98${index}`, status: 'CONNECTED' }),
    bodyWith: (rows) => `{"status":true,"data":[${rows}]}`,
  },
  {
    name: 'meta',
    recording: recordingOf('numbers of meta/numbers'),
    position: 1,
    rowOf: (index) => ({
      id: `1063${index}`,
      display_phone_number: phoneOf(index),
      status: 'CONNECTED',
      health_status: {
        can_send_message: 'AVAILABLE',
        entities: [{ entity_type: 'WABA', can_send_message: 'LIMITED' }],
      },
    }),
    bodyWith: (rows) => `{"data":[${rows}]}`,
  },
  ofNxcloud('a list', phoneList, 0, (rows) => `[${rows}]`),
  ofNxcloud('business_phones', getPhone, 1, (rows) => `{"business_phones":[${rows}]}`),
  ofNxcloud('a map to rows', getPhone, 1, (rows) => `{${rows.map((row, index) => `"86139${index}":${row}`)}}`),
  ofNxcloud('a map to lists', getPhone, 1, (rows) => `{${rows.map((row, index) => `"86139${index}":[${row}]`)}}`),
];
