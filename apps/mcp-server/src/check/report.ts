import type { ChangeDirection, ChangeKind, NotifyFormat } from '@wabascope/changes';
import type { CredentialDescription, ProviderErrorCode, Stability } from '@wabascope/core';

/** What `check --json` prints. New members may appear; no member changes its meaning while `version` is 1. */
export interface CheckReport {
  readonly version: 1;
  /** In the order of their aliases. */
  readonly accounts: readonly AccountReport[];
  readonly summary: {
    readonly accounts: number;
    readonly working: number;
    readonly failing: number;
    /** Working accounts with findings. */
    readonly withWarnings: number;
  };
  /** Where changes are sent, in the order of the file. Absent if nothing is configured. */
  readonly notify?: readonly NotifyReport[];
}

/** A target of `notify`. Nothing is sent to it, and its URL and secret are not shown. */
export interface NotifyReport {
  /** The path of the target in the file. */
  readonly target: string;
  readonly format: NotifyFormat;
  /** Whether messages are signed. */
  readonly signed: boolean;
  readonly directions: readonly ChangeDirection[];
  /** Absent for all kinds. */
  readonly kinds?: readonly ChangeKind[];
  /** Aliases. Absent for all accounts. */
  readonly accounts?: readonly string[];
  readonly settleSeconds: number;
  /** The environment variable with the proxy for its URL; absent if none applies. */
  readonly proxy?: string;
}

/** The result of one account. */
export interface AccountReport {
  readonly account: string;
  /** ID of the provider. */
  readonly provider: string;
  /** Of the provider's plugin. */
  readonly stability: Stability;
  /** Whether its numbers were listed. */
  readonly works: boolean;
  /** Whether a response came to any of its requests. */
  readonly connected: boolean;
  /** Absent if they were not listed. */
  readonly numbers?: number;
  /** WhatsApp Business Accounts; absent if the provider or the credential does not report them. */
  readonly wabas?: number;
  /** Local clock minus the provider's, 0 within the precision; absent if no response had a date. */
  readonly clockOffsetSeconds?: number;
  /** What the provider reports about the credential; absent if it reports nothing. */
  readonly credential?: CredentialDescription;
  /** Errors first. */
  readonly findings: readonly Finding[];
}

/**
 * The step of a finding: the host name (`resolve`), TCP, TLS and the wait for a response (`connect`), the credential
 * (`sign`), listing `numbers` or `wabas`, the local `clock`, or the received `data`.
 */
export type CheckStep = 'resolve' | 'connect' | 'sign' | 'numbers' | 'wabas' | 'clock' | 'data';

/** An error or a warning. */
export interface Finding {
  /** An account with an error does not work. */
  readonly severity: 'error' | 'warning';
  readonly step: CheckStep;
  /** What is wrong and what to do. */
  readonly message: string;
  /** Absent if no fetch failed. */
  readonly code?: ProviderErrorCode;
  /** Settings to check, with their descriptions. */
  readonly settings?: Readonly<Record<string, string>>;
  /** A setting that makes the account work, as a test showed. */
  readonly remedy?: Remedy;
  /** The provider's message: third-party text. */
  readonly upstreamMessage?: string;
  readonly upstreamCode?: string;
  /** The provider's request ID, for its support. */
  readonly requestId?: string;
}

/** A setting and the value that it should have. */
export interface Remedy {
  readonly setting: string;
  readonly value: string;
}
