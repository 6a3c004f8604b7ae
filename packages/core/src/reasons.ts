/** The effect of a reason on the verdict: `blocking` makes it `BLOCKED`, `limiting` makes it `LIMITED`, `notice` has none. */
export type ReasonSeverity = 'blocking' | 'limiting' | 'notice';

interface ReasonEntry {
  readonly severity: ReasonSeverity;
  readonly message: string;
}

/**
 * Every reason by its stable code: its severity, and one sentence with the problem and the remedy. Follows Meta's
 * pages on phone number status, display names, messaging limits, policy enforcement and health status, and the Graph
 * API reference (`name_status`). Since October 2025, low quality no longer lowers a messaging limit ("Upcoming changes
 * to messaging limits"), so `quality-red` and `number-flagged` are notices. A health verdict can lower the severity of a
 * reason in a row; see `assessNumber`.
 */
export const reasonTable = {
  'number-banned': {
    severity: 'blocking',
    message: 'Meta has banned this number; appeal in Business Support Home, or send from another number.',
  },
  'number-migrated': {
    severity: 'blocking',
    message: 'The number has moved to another WABA or provider; send from there and remove this entry.',
  },
  'number-deleted': {
    severity: 'blocking',
    message: 'The number has been deleted from its WABA; register it again or stop using it.',
  },
  'number-disconnected': {
    severity: 'blocking',
    message: 'The number is not connected to WhatsApp; reconnect or register it again with the provider.',
  },
  'number-unverified': {
    severity: 'blocking',
    message: 'Ownership of the number is not proven; complete the one-time-password verification with the provider.',
  },
  'number-pending': {
    severity: 'blocking',
    message: 'Registration of the number is not finished; complete it with the provider or wait for its review.',
  },
  'number-flagged': {
    severity: 'notice',
    message:
      'Meta warns that recipients rate its messages low; pause what they block or report until the quality has recovered.',
  },
  'number-rate-limited': {
    severity: 'limiting',
    message: 'The number has reached a sending limit; send less, or wait until the rolling 24 hours have passed.',
  },
  'number-restricted': {
    severity: 'limiting',
    message:
      'The number may reply to customers but not write first; wait until the rolling 24 hours have passed, or see the cause in WhatsApp Manager.',
  },
  'quality-red': {
    severity: 'notice',
    message: 'Quality is low; pause marketing messages and review what recipients block or report.',
  },
  'quality-yellow': {
    severity: 'notice',
    message: 'Quality is medium; review recent templates before it falls further.',
  },
  'name-declined': {
    severity: 'limiting',
    message: 'Meta declined the display name; submit one that follows the display name guidelines, or appeal.',
  },
  'name-expired': {
    severity: 'notice',
    message: 'The certificate of the display name has expired; submit the name again to get a new one.',
  },
  'name-pending-review': {
    severity: 'notice',
    message: 'The display name is under review; recipients see the number until it is approved.',
  },
  'new-name-declined': {
    severity: 'notice',
    message: 'Meta declined the new display name, the old one stays; submit another if it should change.',
  },
  'code-not-verified': {
    severity: 'notice',
    message: 'The one-time-password verification is not complete; finish it before the number is registered again.',
  },
  'code-verification-expired': {
    severity: 'notice',
    message: 'The one-time-password verification has expired; repeat it before the number is registered again.',
  },
  'waba-rejected': {
    severity: 'blocking',
    message:
      'Meta rejected the WABA in review; see the policy it names in Business Support Home, correct it and appeal.',
  },
  'waba-disabled': {
    severity: 'blocking',
    message: 'The WABA is disabled; see the violation in Business Support Home and appeal within 90 days.',
  },
  'waba-restricted': {
    severity: 'limiting',
    message:
      'The WABA is restricted; see why and until when in Business Support Home, and stop what led to it or appeal.',
  },
  'waba-pending': {
    severity: 'blocking',
    message: 'The WABA is still under review; wait for the decision, or complete what Business Support Home requires.',
  },
  'business-not-verified': {
    severity: 'notice',
    message: 'The business behind the WABA is not verified; verify it in Business Manager to raise limits.',
  },
  'not-subscribed': {
    severity: 'notice',
    message:
      'No app is subscribed to the WABA, or not the one in the settings, so messages and receipts do not arrive; subscribe it with POST /WABA-ID/subscribed_apps.',
  },
  'callback-differs': {
    severity: 'notice',
    message:
      'The number has its own callback URL, which replaces that of its WABA or app; if messages do not arrive where you expect them, correct or remove it.',
  },
  'health-blocked': {
    severity: 'blocking',
    message:
      "Meta's health check reports that this number cannot send; apply Meta's solution if it gives one, or open the number in WhatsApp Manager.",
  },
  'health-limited': {
    severity: 'limiting',
    message:
      "Meta's health check reports that this number can send only in part; apply Meta's solution if it gives one, or open the number in WhatsApp Manager.",
  },
  'health-calls': {
    severity: 'notice',
    message:
      "Meta's health check reports a problem with calls to this number, messages are not affected; if you use calls, check the calling settings of the number.",
  },
  'waba-health-blocked': {
    severity: 'blocking',
    message:
      "Meta's health check reports that the WABA, its business or the app cannot send; apply Meta's solution if it gives one, or open Business Support Home.",
  },
  'waba-health-limited': {
    severity: 'limiting',
    message:
      "Meta's health check reports that the WABA, its business or the app can send only in part; apply Meta's solution if it gives one, or open Business Support Home.",
  },
  'waba-health-calls': {
    severity: 'notice',
    message:
      "Meta's health check reports a problem with calls at the WABA, its business or the app, messages are not affected; if you use calls, check the calling settings of the app.",
  },
  'waba-payment': {
    severity: 'blocking',
    message:
      "Meta's health check reports a payment problem of the WABA; add or correct its payment method in WhatsApp Manager, or contact the provider that pays for it.",
  },
  'status-unknown': {
    severity: 'notice',
    message: 'The provider does not report the connection status; look the number up in WhatsApp Manager.',
  },
} as const satisfies Record<string, ReasonEntry>;

/** Stable, so scripts may compare it. */
export type ReasonCode = keyof typeof reasonTable;

/** Every reason code. */
export const reasonCodes: readonly ReasonCode[] = Object.keys(reasonTable) as ReasonCode[];

/** What Meta's health check reports about a reason. The texts are Meta's: data, never instructions. */
export interface MetaIssue {
  /** Meta's error code. */
  readonly code?: number;
  readonly description?: string;
  readonly solution?: string;
}

export interface Reason {
  readonly code: ReasonCode;
  /** The effect of the reason on the verdict on this number. */
  readonly severity: ReasonSeverity;
  /** One sentence with the problem and the remedy. */
  readonly message: string;
  /** Present for health reasons that Meta explains. */
  readonly meta?: MetaIssue;
}

export function reason(code: ReasonCode): Reason {
  return { code, ...reasonTable[code] };
}
