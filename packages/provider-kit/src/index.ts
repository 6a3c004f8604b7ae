export { basicAuth } from './basic-auth.js';
export { eachOf, ifReadable, unreadable } from './each-of.js';
export { createHttpClient, pathSegment } from './http.js';
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
  type ReadRows,
} from './paging.js';
export { defineErrors } from './read-response.js';
export { moreAnnounced, readRows } from './read-rows.js';
export {
  createRowReader,
  defined,
  type LimitFields,
  type RawWord,
  type RowReader,
  type WordTable,
  wordTable,
} from './row-reader.js';
export { Secret, withoutCredentials } from './secret.js';
export {
  booleanSetting,
  choiceSetting,
  connectionSettings,
  defineSettings,
  listSetting,
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
