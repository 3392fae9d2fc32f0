import {
  fitNextBasket,
  type Offer,
  openNbo,
  parseOffers,
  type Reaction,
  recommend,
  toRows,
  updateOffers,
} from '@clientele/nbo';
import { rocAuc } from '@clientele/stats';
import { referenceCsv, referencePath } from '@clientele/testing';
import { describe, expect, it } from 'vitest';

const there = referencePath('nbo/completejourney_campaigns.csv.gz') !== null;

/** A column of one of the files. */
function columnsOf(file: string, ...names: string[]): (readonly string[])[] {
  const columns = referenceCsv(`nbo/completejourney_${file}.csv.gz`);
  return names.map((name) => columns.get(name) ?? []);
}

/** The campaigns of dunnhumby's Complete Journey as offers: their coupons' products, and what became of every contact. */
function campaigns(): { offers: readonly Offer[]; contacts: Reaction[]; household: string[]; redeemed: boolean[] } {
  const [id = [], start = [], end = []] = columnsOf('campaign_descriptions', 'campaign_id', 'start_date', 'end_date');
  const [product = [], ofCampaign = []] = columnsOf('coupons', 'product_id', 'campaign_id');
  const items = new Map<string, Set<string>>();
  ofCampaign.forEach((one, row) => {
    items.set(one, (items.get(one) ?? new Set()).add(product[row] ?? ''));
  });
  const offers = parseOffers(
    id.map((offer, row) => ({
      offer,
      kind: 'cross-sell',
      items: [...(items.get(offer) ?? [])],
      validFrom: start[row],
      validTo: end[row],
    })),
  );
  const [who = [], where = []] = columnsOf('coupon_redemptions', 'household_id', 'campaign_id');
  const redemptions = new Set(who.map((one, row) => `${one} ${where[row]}`));
  const [campaign = [], household = []] = columnsOf('campaigns', 'campaign_id', 'household_id');
  const redeemed = campaign.map((one, row) => redemptions.has(`${household[row]} ${one}`));
  const contacts = campaign.map(
    (offer, row): Reaction => ({ offer, ...(redeemed[row] ? { reaction: 'accept' } : { reaction: 'reject' }) }),
  );
  return { offers, contacts, household: [...household], redeemed };
}

describe.skipIf(!there)(
  'the campaigns of Complete Journey: real offers, real redemptions (reference data at hand)',
  () => {
    const { offers, contacts, household, redeemed } = there
      ? campaigns()
      : { offers: [], contacts: [], household: [], redeemed: [] };

    it('are learnt by updateOffers, contact by contact', () => {
      expect([offers.length, contacts.length]).toEqual([27, 6589]);
      const learnt = updateOffers(offers, contacts).offers;
      const sum = (of: 'shown' | 'accepted'): number =>
        learnt.reduce((total, { responses }) => total + (responses?.[of] ?? 0), 0);
      expect(sum('shown')).toBe(6589);
      expect(sum('accepted')).toBe(redeemed.filter(Boolean).length);
      for (const { responses } of learnt) expect(responses?.accepted).toBeLessThanOrEqual(responses?.shown ?? 0);
    });

    it('are redeemed rather by households whose purchases before the campaign speak for its products', () => {
      const [customer = [], item = [], time = [], order = []] = columnsOf(
        'transactions_sample',
        'household_id',
        'product_id',
        'transaction_timestamp',
        'basket_id',
      );
      const aucs = offers.flatMap((offer) => {
        const start = String(offer.validFrom);
        const known = [...customer.keys()].filter((row) => (time[row] ?? '') < start);
        const pick = (values: readonly string[]): string[] => known.map((row) => values[row] ?? '');
        if (known.length < 20_000) return [];
        const events = { customer: pick(customer), item: pick(item), time: pick(time), order: pick(order) };
        const model = openNbo(fitNextBasket(events));
        const rows = [...contacts.keys()].filter((row) => contacts[row]?.offer === offer.offer);
        const customers = rows.map((row) => household[row] ?? '');
        const best = recommend(model, events, { customers, candidates: offer.items ?? [], k: 1 });
        const score = new Map(toRows(best).map((row) => [row.customer, Number(row.score)]));
        const labels = rows.map((row) => (redeemed[row] ? 1 : 0));
        const accepted = labels.reduce<number>((sum, one) => sum + one, 0);
        if (accepted < 20) return [];
        return [
          {
            weight: accepted,
            auc: rocAuc(
              labels,
              customers.map((id): number => score.get(id) ?? 0),
            ),
          },
        ];
      });
      const weight = aucs.reduce((sum, one) => sum + one.weight, 0);
      const mean = aucs.reduce((sum, one) => sum + one.weight * one.auc, 0) / weight;
      // The sample of transactions reaches back far enough for four of the 27; their areas are .55 to .63.
      expect(aucs.length).toBe(4);
      expect(mean).toBeGreaterThan(0.55);
    });
  },
);
