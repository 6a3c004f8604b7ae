import type { TwilioSender } from './model.js';

/** A sender that is online, with `changes`. Its SID is derived from its number. */
export function row(number: string, name: string, changes: Partial<TwilioSender> = {}): TwilioSender {
  return {
    sid: `XE${number.replace(/\D/g, '').padStart(32, '0')}`,
    status: 'ONLINE',
    sender_id: `whatsapp:${number}`,
    configuration: configuration(),
    webhook: {
      callback_url: 'https://hooks.example/inbound',
      callback_method: 'POST',
      fallback_url: null,
      fallback_method: null,
      status_callback_url: 'https://hooks.example/status',
      status_callback_method: 'POST',
    },
    profile: profile(name),
    properties: { quality_rating: 'HIGH', messaging_limit: '10K Customers/24hr' },
    offline_reasons: null,
    compliance: null,
    ...changes,
  };
}

/** The one-time password is that of a real response to a sender that was just verified. */
export function configuration(waba_id = '403020100908070601') {
  return {
    waba_id,
    verification_method: 'sms',
    verification_code: '481516',
    voice_application_sid: null,
    account_type: 'ISV',
  };
}

export function profile(name: string, pendingStatus?: string) {
  return {
    name,
    about: 'Hello',
    address: null,
    description: null,
    logo_url: null,
    vertical: 'Other',
    websites: null,
    emails: null,
    ...(pendingStatus !== undefined && {
      pending_display_name: `${name} International`,
      pending_display_name_status: pendingStatus,
      pending_display_name_status_date: '2026-11-01T10:00:00Z',
    }),
  };
}
