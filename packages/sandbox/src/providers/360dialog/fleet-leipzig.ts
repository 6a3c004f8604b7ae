import type { JsonMap } from '../../json.js';
import type { DialogChannel } from './model.js';

function waba(ordinal: number, name: string, fb_account_status: string, status: string): JsonMap {
  return {
    id: `Leip${ordinal}WA`,
    external_id: `20936000000000000${ordinal}`,
    name,
    namespace: `360d0000_0000_4000_8000_00000000000${ordinal}`,
    fb_account_status,
    status,
    on_behalf_of_business_info: null,
  };
}

const bakery = waba(1, 'Bäckerei Gohlis', 'verified', 'approved');
const lens = waba(2, 'Optik Plagwitz', 'not_verified', 'pending');
const tools = waba(3, 'Werkzeug Connewitz', 'rejected', 'rejected');
const books = waba(4, 'Bücher Reudnitz', 'pending_submission', 'disabled');
const toys = waba(5, 'Spielzeug Grünau', 'failed', 'banned');
const flowers = waba(6, 'Blumen Lindenau', 'pending', 'bsp_removed');
const bikes = waba(7, 'Räder Schleußig', 'pending_need_more_info', 'approved');
const music = waba(8, 'Musik Zentrum', 'unknown', 'approved');

/** A live channel, with `changes`. */
function channel(last: number, of: JsonMap | null, phone_name: string, changes: JsonMap = {}): DialogChannel {
  const ending = String(last).padStart(2, '0');
  return {
    id: `Lpz${ending}CH`,
    client_id: 'KundeCL',
    client: { id: 'KundeCL', name: 'Kunde', contact_info: { email: 'kunde@example.com' } },
    status: 'ready',
    hub_status: 'live',
    availability_status: 'ready',
    account_mode: 'live',
    current_limit: 'TIER_2K',
    current_quality_rating: 'GREEN',
    is_oba: false,
    is_on_biz_app: false,
    has_inbox: null,
    cancelled_at: null,
    terminated_at: null,
    created_at: '2026-02-03T09:00:00Z',
    setup_info: {
      phone_number: `4917139200${ending}`,
      phone_name,
      new_name_status: null,
      certificate: 'sandbox-dialog-certificate-not-real',
    },
    waba_account: of,
    waba_account_id: of?.id ?? null,
    integration: { enabled: true, app_id: '104148', state: 'running' },
    ...changes,
  };
}

const setup = (phone_number: string, phone_name: string, new_name_status: string | null = null) => ({
  setup_info: { phone_number, phone_name, new_name_status },
});

export const leipzigChannels: readonly DialogChannel[] = [
  channel(1, bakery, 'Bäckerei Gohlis', { is_oba: true, current_limit: 'TIER_UNLIMITED' }),
  channel(2, bakery, 'Konditorei Gohlis', { current_quality_rating: 'YELLOW', current_limit: 'TIER_10K' }),
  channel(3, bakery, 'Catering Gohlis', { current_quality_rating: 'RED', current_limit: 'TIER_100K' }),
  channel(4, bakery, 'Café Gohlis', { status: 'created', current_limit: null, current_quality_rating: null }),
  channel(5, lens, 'Optik Plagwitz', { status: 'unverified', current_limit: 'TIER_250' }),
  channel(6, lens, 'Brillen Plagwitz', { status: 'verified', current_limit: 'TIER_50' }),
  channel(7, lens, 'Linsen Plagwitz', {
    status: 'new_name_requested',
    ...setup('+49 171 3920007', 'Linsen', 'PENDING_REVIEW'),
  }),
  channel(8, tools, 'Werkzeug Connewitz', {
    status: 'certificate_declined',
    ...setup('491713920008', 'Werkzeug', 'DECLINED'),
  }),
  channel(9, tools, 'Verleih Connewitz', { status: 'modified', current_limit: 'TIER_1K' }),
  channel(10, books, 'Bücher Reudnitz', { status: 'imported' }),
  channel(11, toys, 'Spielzeug Grünau', { status: 'error', availability_status: 'error' }),
  channel(12, flowers, 'Blumen Lindenau', { hub_status: 'pending_deletion', cancelled_at: '2026-11-03T10:00:00Z' }),
  channel(13, bikes, 'Räder Schleußig', { status: 'consents_signed', is_on_biz_app: true }),
  channel(14, bikes, 'Verleih Schleußig', { hub_status: 'deleted', terminated_at: '2026-09-30T23:59:59Z' }),
  channel(15, music, 'Musik Zentrum', { status: 'porting_ready', account_mode: 'sandbox' }),
  channel(16, music, 'Noten Zentrum', { status: 'ready_for_migration', current_quality_rating: 'UNKNOWN' }),
  channel(17, music, 'Klaviere Zentrum', { status: 'waiting_for_migration_code' }),
  channel(18, music, 'Geigen Zentrum', { status: 'migration_code_requested' }),
  channel(19, null, 'Noch ohne WABA', { status: 'unknown', setup_info: null, client: null, integration: null }),
  channel(20, { id: 'OhneIdWA', name: 'Ohne ID' }, 'Ohne Meta-ID', { availability_status: 'error' }),
];
