/** A CRM vendor's request path, on Node or at the edge: what to offer to this customer, now, on this channel. */
import {
  type CalibrationModel,
  type DecisionCustomer,
  type DecisionPolicy,
  type DecisionRecord,
  decide,
  type Offer,
  openDecisions,
  parseNextBasketModel,
} from '@clientele/nbo';

/** The calls that this script makes of the vendor's own store. */
export interface Crm {
  load(customer: string): Promise<DecisionCustomer>;
  append(customer: string, record: readonly DecisionRecord[]): Promise<void>;
}

/** What the vendor keeps: a model as JSON, what its scores are worth, the catalogue and the policy. */
export interface Stored {
  readonly model: unknown;
  readonly calibration?: CalibrationModel;
  readonly offers: readonly Offer[];
  readonly policy: DecisionPolicy;
}

export function openService({ model, calibration, offers, policy }: Stored, crm: Crm, clock: () => number) {
  const propensity = parseNextBasketModel(model);
  const decisions = openDecisions({ propensity, calibration, offers, policy }); // once
  return {
    async fetch(request: Request): Promise<Response> {
      const { customer, channel } = await request.json();
      const decision = decide(decisions, await crm.load(customer), { channel, slots: 3, now: clock() });
      await crm.append(customer, decision.record); // offers shown and their probability
      return Response.json(decision.offers); // [{ offer, expectedValue, reasons, … }]
    },
  };
}
