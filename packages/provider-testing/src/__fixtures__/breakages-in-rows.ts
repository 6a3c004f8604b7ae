import type { Breakage } from './breakages-in-requests.js';

/** Mistakes in reading responses. */
export const breakagesInRows: readonly Breakage[] = [
  {
    mistake: 'a number that is not normalized',
    edits: [["phone ? `+${phone.replace(/\\D/g, '')}` : undefined", 'phone']],
    red: 'the rows of listNumbers match the model',
  },
  {
    mistake: 'a key that the model does not have',
    edits: [["wabaId: text('waba_id', row.waba_id),", 'wabaId: row.waba_id, waba_id: row.waba_id,']],
    red: 'the rows of listNumbers match the model and have no other key',
  },
  {
    mistake: 'undefined in a row',
    edits: [['items.push(withoutEmpty(item))', 'items.push(item)']],
    red: 'plain JSON, unchanged by a round trip',
  },
  {
    mistake: 'another ID than that of Meta',
    edits: [['id: phoneNumberId ??', 'id:']],
    red: "the rows of listNumbers have Meta's phone number ID as their ID",
  },
  {
    mistake: 'one ID for several rows',
    edits: [["return { id: text('id', row.id), name", "return { id: row.id && 'waba', name"]],
    red: 'the rows of getWabas have IDs that are unique',
  },
  {
    mistake: 'the first page only',
    edits: [['if (!body.next) return;', 'return;']],
    red: 'the rows of listNumbers need every exchange',
  },
  {
    mistake: 'a field that is filled and not reported',
    edits: [["'wabaId', 'verifiedName'", "'verifiedName'"]],
    red: 'the rows of listNumbers fill exactly the fields',
    says: 'Add wabaId to reports.number',
  },
  {
    mistake: 'a field that is reported and never filled',
    edits: [["waba: ['name'", "waba: ['currency', 'name'"]],
    red: 'the rows of getWabas fill exactly the fields',
    says: 'Record a row with currency in wabas or moreWabas, or remove currency from reports.waba.',
  },
  {
    mistake: 'an error for an unknown word',
    edits: [
      [
        "warnings.push({ type: 'unknown-value'",
        "throw new ProviderError('bad-response', 'A new word.', {});\n  warnings.push({ type: 'unknown-value'",
      ],
    ],
    red: 'an unknown word loses no row of listNumbers',
  },
  {
    mistake: 'a row lost to an unknown word',
    edits: [['if (item.id) items', "if (item.id && item.status !== 'UNKNOWN') items"]],
    red: 'an unknown word loses no row of listNumbers',
  },
  {
    mistake: 'an unknown word taken for a known one',
    edits: [["return { word: 'UNKNOWN', reported: raw };", 'return { word: vocabulary[field][0], reported: raw };']],
    red: 'an unknown word loses no row of getWabas',
  },
  {
    mistake: 'no warning for an unknown word',
    edits: [["  warnings.push({ type: 'unknown-value', message: `A new word for ${field}.`, field, raw });\n", '']],
    red: 'an unknown word loses no row of getWabas',
  },
  {
    mistake: 'a warning of an unknown type',
    edits: [["type: 'unknown-value'", "type: 'new-word'"]],
    red: 'an unknown word loses no row of listNumbers',
  },
  {
    mistake: 'the word of the provider not kept',
    edits: [["return { word: 'UNKNOWN', reported: raw };", "return { word: 'UNKNOWN' };"]],
    red: 'an unknown word loses no row of listNumbers',
  },
  {
    mistake: 'a crash at null',
    edits: [['raw === undefined || raw === null', 'raw === undefined']],
    red: 'a key of a row that is null loses no row of listNumbers',
  },
  {
    mistake: 'a crash at a missing key',
    edits: [['raw === undefined || raw === null', 'raw === null']],
    red: 'a key of a row that is missing loses no row of getWabas',
  },
  {
    mistake: 'a crash at an object where a text was',
    edits: [["typeof raw === 'string' || (raw ?? undefined) === undefined", "typeof raw !== 'boolean'"]],
    red: 'a key of a row that cannot be read costs listNumbers that key only',
  },
  {
    mistake: 'an unreadable key left out without a warning',
    edits: [["  warnings.push({ type: 'other', message: 'A value cannot be read.', field });\n", '']],
    red: 'a key of a row that cannot be read costs getWabas that key only, with a warning',
  },
  {
    mistake: 'a row lost to a key that cannot be read',
    edits: [
      [
        "message: 'A value cannot be read.', field });",
        "message: 'A value cannot be read.', field });\n  throw new ProviderError('bad-response', 'Odd.');",
      ],
    ],
    red: 'a key of a row that cannot be read costs listNumbers that key only',
  },
  {
    mistake: 'a word made up where there is none',
    edits: [["const status = word('status', row.state)", "const status = word('status', row.state ?? 'CONNECTED')"]],
    red: 'a key of a row that is missing loses no row of listNumbers and invents nothing',
  },
  {
    mistake: 'a page in an unknown form taken for an empty one',
    edits: [
      ['if (Array.isArray(body?.rows)) return;', 'return;'],
      ['readPage(body.rows, toItem)', 'readPage(body?.rows ?? [], toItem)'],
      ['if (!body.next)', 'if (!body?.next)'],
    ],
    red: 'an odd response of an object of another shape makes listNumbers throw bad-response',
  },
  {
    mistake: 'the response in the error',
    edits: [
      ["'Reference returned an unknown form.', details", "'Reference returned an unknown form.', { ...details, body }"],
    ],
    red: 'an odd response of an object of another shape makes getWabas throw bad-response, which repeats no content',
  },
  {
    mistake: 'the error of the JSON parser',
    edits: [
      [
        'return JSON.parse(text);\n  } catch {\n    return undefined;\n  }',
        'return JSON.parse(text);\n  } finally {\n  }',
      ],
    ],
    red: 'an odd response of HTML makes listNumbers throw bad-response',
  },
  {
    mistake: 'rows that cannot be read taken for none',
    edits: [['if (rows.length > 0 && items.length === 0)', 'if (rows.length < 0)']],
    red: 'an odd response in which no row can be read makes getWabas throw bad-response',
  },
  {
    mistake: 'a plain error for an empty account',
    edits: [
      ['  const items = [];', "  if (rows.length === 0) throw new Error('There are no rows.');\n  const items = [];"],
    ],
    red: 'an odd response in which a list is empty makes listNumbers throw nothing',
    says: 'listNumbers, given rows as [], must return no rows. It threw: Error: There are no rows.',
  },
  {
    mistake: 'an empty account taken for a wrong response',
    edits: [['if (rows.length > 0 && items.length === 0)', 'if (items.length === 0)']],
    red: 'an odd response in which a list is empty makes getWabas throw nothing',
    says: 'must return no rows. It threw: ProviderError',
  },
  {
    mistake: 'a row left out without a warning',
    edits: [["else warnings.push({ type: 'skipped-item', message: 'A row has no id.', index });", '']],
    red: 'an odd response in which one row cannot be read keeps the other rows of listNumbers',
  },
  {
    mistake: 'a repeated cursor followed forever',
    edits: [['if (seen.has(body.next))', 'if (seen.size < 0)']],
    red: 'a page that repeats ends listNumbers',
  },
];
