/** A row of `GET /whatsapp/1/senders/quality`. */
export type InfobipQuality = {
  /** Digits with country code and no `+`. */
  readonly sender: string;
  readonly qualityRating: string;
  readonly status: string;
  readonly currentLimit: string;
  /** ISO 8601. */
  readonly lastUpdated?: string | null;
};

export interface InfobipSender {
  readonly quality: InfobipQuality;
  /** Absent if the sender has no business info: the call is then 404. */
  readonly displayName?: string | null;
  /** The WABA of the sender's templates. Absent if it has no templates. */
  readonly businessAccountId?: number;
}

/** A row of `GET /numbers/1/numbers`, which lists the numbers of every channel. */
export type InfobipNumber = {
  readonly numberKey: string;
  readonly number: string;
  readonly country: string;
  readonly countryName: string;
  readonly type: string;
  readonly capabilities?: readonly string[] | null;
  readonly shared: boolean;
  readonly additionalSetupRequired: boolean;
};

/** One account of Infobip, which one API key can read. */
export interface InfobipAccount {
  /** The name that `accounts()` gives to this account. */
  readonly account: string;
  readonly apiKey: string;
  /** The scopes of the API key. */
  readonly scopes: readonly ('whatsapp:manage' | 'numbers:manage')[];
  /** The senders that a client must name, because no call lists them. Absent if the numbers list has them all. */
  readonly configured?: readonly string[];
  readonly senders: readonly InfobipSender[];
  readonly numbers: readonly InfobipNumber[];
}

export type InfobipFleet = readonly InfobipAccount[];

export interface InfobipCredentials {
  readonly apiKey: string;
  readonly senders?: readonly string[];
  readonly discoverNumbers?: boolean;
}
