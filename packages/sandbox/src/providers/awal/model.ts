/** A row of `GET /waba-numbers`. */
export type AwalNumber = {
  /** The provider's own row number, not Meta's ID. */
  readonly id: number;
  /** Digits with country code and no `+`. */
  readonly phone_number: string;
  readonly phone_number_id: string;
  readonly verified_name: string;
  readonly quality_rating: string;
  readonly status: string;
  readonly message_template_count: number;
  readonly created_at: string;
  readonly updated_at: string;
};

/** One workspace, which is one account. */
export interface AwalWorkspace {
  /** The name that `accounts()` gives to this workspace. */
  readonly account: string;
  readonly clientId: string;
  readonly hmacSecret: string;
  readonly domain: string;
  /**
   * The path that the signature covers: `relative` to the base (`/waba-numbers`), which the documented sample signs, or
   * `full` (`/api/developer/waba-numbers`). A workspace accepts one form only. Default: `relative`.
   */
  readonly signingPath?: 'relative' | 'full';
  /** If empty, the list is 404. */
  readonly numbers: readonly AwalNumber[];
}

export type AwalFleet = readonly AwalWorkspace[];

export interface AwalCredentials {
  readonly clientId: string;
  readonly hmacSecret: string;
  readonly domain: string;
  readonly signingPath?: 'relative' | 'full';
}
