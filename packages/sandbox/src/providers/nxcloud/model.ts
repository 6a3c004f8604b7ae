/** A number as `phoneList` shows it; `getPhone` leaves out the last three members. */
export type NxcloudNumber = {
  /** As Meta prints it, or masked as in `+86 xxx 24`. */
  readonly display_phone_number: string;
  readonly quality_rating: string;
  readonly name_status: string;
  readonly verified_name: string;
  readonly code_verification_status: string;
  /** May be empty. */
  readonly current_limit: string;
  readonly status: string;
  /** 1 creation failed, 2 registration failed, 3 creating, 4 created, 5 registered. The state of a local client. */
  readonly register_status: number;
  readonly waba_id: string;
  readonly waba_name: string;
};

/** The forms of `data` that the documentation describes or shows in an example. */
export type NxcloudDataShape = 'array' | 'business_phones' | 'map' | 'object' | 'null';

/** One application, which is one account. */
export interface NxcloudApp {
  /** The name that `accounts()` gives to this application. */
  readonly account: string;
  readonly accessKey: string;
  readonly accessSecret: string;
  readonly appkey: string;
  /** Whether the customer may call `phoneList`. Otherwise `phoneList` fails with 9007, and `getPhone` works. */
  readonly integrator: boolean;
  /** The form of `data` in each call. Default: `array` for `phoneList`, `map` for `getPhone`. */
  readonly dataShape?: { readonly phoneList?: NxcloudDataShape; readonly getPhone?: NxcloudDataShape };
  /** Keyed by the digits of the number. */
  readonly numbers: Readonly<Record<string, NxcloudNumber>>;
}

export type NxcloudFleet = readonly NxcloudApp[];

export interface NxcloudCredentials {
  readonly accessKey: string;
  readonly accessSecret: string;
  readonly appkey: string;
}
