/** A row of `QueryChatappPhoneNumbers`. */
export type AlibabaPhoneNumber = {
  /** Digits with country code and no `+`, or masked as in `861380000****`. */
  readonly PhoneNumber: string;
  readonly VerifiedName: string;
  readonly Status: string;
  readonly QualityRating: string;
  readonly MessagingLimitTier: string;
  readonly CodeVerificationStatus: string;
  readonly NameStatus: string;
  readonly NewNameStatus?: string;
  readonly StatusCallbackUrl?: string;
  readonly StatusQueue?: string;
  readonly UpCallbackUrl?: string;
  readonly UpQueue?: string;
  /** `Y` or `N`. */
  readonly IsOfficial?: string;
  readonly CallingConfigure?: { readonly Calling: { readonly Status: string }; readonly CallingCallbackUrl?: string };
};

/** `Data` of `QueryChatappBindWaba`. */
export type AlibabaWaba = {
  readonly Id: string;
  readonly Name: string;
  readonly Currency: string;
  readonly AccountReviewStatus: string;
  readonly MessageTemplateNamespace: string;
  readonly BusinessId?: string;
  readonly BusinessName?: string;
  readonly PrimaryBusinessLocation?: string;
  readonly MarketingMessageLiteStatus?: string;
  readonly IsOnBizApp?: string;
};

/** `Data` of `QueryWabaBusinessInfo`. */
export type AlibabaBusiness = {
  readonly BusinessId: string;
  readonly BusinessName: string;
  readonly VerificationStatus: string;
  readonly Vertical?: string;
};

/** One WABA and its numbers. */
export interface AlibabaSpace {
  /** The name that `accounts()` gives to this space. */
  readonly account: string;
  /** Absent for the customer's own space, which a request without `CustSpaceId` reads. */
  readonly custSpaceId?: string;
  /** A request with a different code gets an error. A request without a code does not. */
  readonly isvCode?: string;
  readonly phoneNumbers: readonly AlibabaPhoneNumber[];
  readonly waba: AlibabaWaba;
  readonly business: AlibabaBusiness;
  /** Actions that respond with `Ram.PermissionDeny`. */
  readonly deniedActions?: readonly string[];
}

/** One access key and the spaces that it may read. */
export interface AlibabaCustomer {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  /** Present for temporary (STS) credentials, which need it. */
  readonly securityToken?: string;
  /** `false`: every action responds with `Product.Unsubscript`. */
  readonly subscribed?: boolean;
  readonly spaces: readonly AlibabaSpace[];
}

export type AlibabaFleet = readonly AlibabaCustomer[];

export interface AlibabaCredentials {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  readonly securityToken?: string;
  readonly custSpaceId?: string;
  readonly isvCode?: string;
}
