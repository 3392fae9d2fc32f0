/** What a customer had. */
export interface Bought {
  readonly customer: string;
  readonly item: string;
  readonly time: string;
}

/** An offer, and how likely this customer takes it. */
export interface Chance {
  readonly offer: string;
  /** 0 to 1. */
  readonly propensity: number;
  /** What an acceptance earns. */
  readonly value: number;
  /** What the contact costs, accepted or not. */
  readonly cost: number;
}

/**
 * Exercise 1. What is a contact expected to earn?
 *
 * @param chance the offer
 * @returns money, below 0 where it costs more than it brings
 */
export function expectedValue(chance: Chance): number {
  void chance;
  return 0;
}

/**
 * Exercise 2. Which products that the customer does not have yet are likeliest?
 *
 * @param events what all customers bought
 * @param customer whose list
 * @param k how many at most
 * @returns ids of products, the likeliest first
 */
export function nextItems(events: readonly Bought[], customer: string, k: number): string[] {
  void [events, customer, k];
  return [];
}

/**
 * Exercise 3. Which offer should the customer get?
 *
 * @param chances the offers
 * @returns the offer that is expected to earn most, or null where none earns anything
 */
export function bestOffer(chances: readonly Chance[]): string | null {
  void chances;
  return '';
}
