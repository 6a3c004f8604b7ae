export { type Assessment, assessNumber, assessWaba, type WabaAssessment } from './assess-number.js';
export { type CheckedSettings, checkSettings, type SettingProblem } from './check-settings.js';
export { cleanText } from './clean-text.js';
export { closestWord } from './closest-word.js';
export { type HealthIssue, type HealthStatus, healthStatusSchema } from './health.js';
export type { Extensions, JsonValue, ReportedValue } from './json.js';
export { listFromText } from './list-setting.js';
export {
  type EffectiveLimit,
  effectiveLimit,
  type MessagingLimit,
  messagingLimit,
  messagingLimitSchema,
} from './messaging-limit.js';
export { openProvider } from './open-provider.js';
export type { Page, Warning } from './page.js';
export {
  type Callbacks,
  type NumberField,
  numberFields,
  numberWords,
  type PhoneNumber,
  phoneNumberSchema,
} from './phone-number.js';
export { placeholderProblem } from './placeholders.js';
export {
  type CredentialDescription,
  defineProvider,
  type ListOptions,
  type PaceOptions,
  type Provider,
  type ProviderContext,
  type ProviderPlugin,
  type SettingInfo,
  type Stability,
  specificationVersion,
} from './provider.js';
export {
  isProviderError,
  ProviderError,
  type ProviderErrorCode,
  type ProviderErrorDetails,
  providerErrorCodes,
} from './provider-error.js';
export { providerIdPattern } from './provider-id.js';
export { quotedWord } from './quoted-word.js';
export { maxRateLimits, type RateLimit, rateLimitProblem, rateLimitsOf } from './rate-limit.js';
export {
  type MetaIssue,
  type Reason,
  type ReasonCode,
  type ReasonSeverity,
  reasonCodes,
  reasonTable,
} from './reasons.js';
export { retryAfterMs } from './retry-after.js';
export { quotesProblem, secretMistake } from './secret-mistakes.js';
export type { StandardIssue, StandardResult, StandardSchemaV1 } from './standard-schema.js';
export type { TextProblem } from './text-problem.js';
export { maxTimerMs } from './timer-limit.js';
export * from './vocabulary.js';
export { type Waba, type WabaField, wabaFields, wabaSchema, wabaWords } from './waba.js';
