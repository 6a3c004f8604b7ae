import type { ProviderErrorCode } from '@wabascope/core';

/** What `check --json` prints. Members may be added; none changes its meaning while `version` is 1. */
export interface CheckReport {
  readonly version: 1;
  /** In the order of their aliases. */
  readonly accounts: readonly AccountReport[];
  readonly summary: {
    readonly accounts: number;
    readonly working: number;
    readonly failing: number;
    /** Working ones with something to look at. */
    readonly withWarnings: number;
  };
}

/** What one account said. */
export interface AccountReport {
  readonly account: string;
  /** Id of the provider. */
  readonly provider: string;
  /** Whether its numbers were listed. */
  readonly works: boolean;
  /** Absent when they were not listed. */
  readonly numbers?: number;
  /** WhatsApp Business Accounts; absent when the provider or the credential does not tell them. */
  readonly wabas?: number;
  /** The local clock minus the provider's, 0 when it may be right; absent when no answer had a date. */
  readonly clockOffsetSeconds?: number;
  /** Errors first. */
  readonly findings: readonly Finding[];
}

/**
 * Where something was found: the name of the host (`resolve`), TCP, TLS and the wait for an answer (`connect`), the
 * credential (`sign`), listing the numbers or the WABAs, the local clock, or the data that came.
 */
export type Step = 'resolve' | 'connect' | 'sign' | 'numbers' | 'wabas' | 'clock' | 'data';

/** One thing to look at. */
export interface Finding {
  /** An account with an error does not work. */
  readonly severity: 'error' | 'warning';
  readonly step: Step;
  /** What is wrong and what to do. */
  readonly message: string;
  /** Absent for what is no failure of a call. */
  readonly code?: ProviderErrorCode;
  /** The settings to look at: what each is, and where to find it. */
  readonly settings?: Readonly<Record<string, string>>;
  /** A setting that makes the account work. It was tried. */
  readonly remedy?: Remedy;
  /** The provider's words: third-party text. */
  readonly upstreamMessage?: string;
  readonly upstreamCode?: string;
  /** The provider's id of the request, for its support. */
  readonly requestId?: string;
}

/** A setting and the value that it should have. */
export interface Remedy {
  readonly setting: string;
  readonly value: string;
}
