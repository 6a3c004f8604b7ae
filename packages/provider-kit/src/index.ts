export { moreAnnounced } from './announced.js';
export { defined } from './defined.js';
export { errorFromStatus, upstreamMessage } from './failures.js';
export { createHttpClient } from './http.js';
export type {
  HttpCall,
  HttpClient,
  HttpClientOptions,
  HttpRequest,
  HttpResponse,
} from './http-types.js';
export { metaWords } from './meta-words.js';
export { type CursorPage, cursorPages, type NumberedPage, numberedPages, type PagingOptions } from './paging.js';
export { readRows } from './read-rows.js';
export { createRowReader, type LimitFields, type RawWord, type RowReader } from './reading.js';
export { Secret } from './secret.js';
export {
  choiceSetting,
  connectionSettings,
  defineSettings,
  listSetting,
  optionalBooleanSetting,
  optionalListSetting,
  optionalNumberSetting,
  optionalSecretSetting,
  optionalTextSetting,
  type Setting,
  type SettingsOf,
  secretSetting,
  textSetting,
  withDefault,
} from './settings.js';
export { toUtc } from './time.js';
export * as wire from './wire.js';
export { type WordTable, wordTable } from './word-table.js';
