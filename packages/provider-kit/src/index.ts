export { moreAnnounced } from './announced.js';
export { pathSegment } from './build-request.js';
export { defined } from './defined.js';
export { defineErrors } from './error-responses.js';
export { createHttpClient } from './http.js';
export type {
  AccountContext,
  ErrorEntry,
  ErrorResponses,
  HttpCall,
  HttpClient,
  HttpClientOptions,
  HttpRequest,
  HttpResponse,
  UpstreamError,
} from './http-types.js';
export { type AccountModule, type LazyPlugin, lazyProvider } from './lazy-provider.js';
export { metaWords } from './meta-words.js';
export {
  type CursorPage,
  cursorPages,
  type LoadedPage,
  type NumberedPage,
  type NumberedPagingOptions,
  numberedPages,
  type PagingOptions,
} from './paging.js';
export { readRows } from './read-rows.js';
export { createRowReader, type LimitFields, type RawWord, type RowReader } from './row-reader.js';
export { Secret, withoutCredentials } from './secret.js';
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
  type SettingConflict,
  type SettingsInput,
  type SettingsOf,
  secretSetting,
  textSetting,
  withDefault,
} from './settings.js';
export { toUtc } from './time.js';
export * as wire from './wire.js';
export { type WordTable, wordTable } from './word-table.js';
