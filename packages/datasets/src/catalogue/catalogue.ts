import { type CodedColumn, encode, type Table, type TextColumn, table } from '@clientele/core';

/** A product that draws another into the basket. */
export interface Affinity {
  readonly antecedent: string;
  readonly consequent: string;
  /** The chance that a basket with the antecedent holds the consequent: the true confidence of the rule. */
  readonly confidence: number;
}

/** The products of a shop: in each category a ladder of three prices. */
export type ProductTable = Table<{
  product: CodedColumn;
  name: TextColumn;
  category: CodedColumn;
  price: Float64Array;
  cost: Float64Array;
}>;

/** What baskets are drawn from. */
export interface Catalogue {
  readonly products: ProductTable;
  readonly affinities: readonly Affinity[];
  /** For each category, the running sum of how popular it and those before are; the last is the whole. */
  readonly popularity: Float64Array;
}

const rungNames = ['basic', 'plus', 'premium'];
/** Rungs of a ladder of prices. */
export const rungs: number = rungNames.length;
const rungFactors = [1, 1.6, 2.8];
/** Pairs that go together stand next to each other. */
const categoryNames = ['Nappies', 'Wipes', 'Pasta', 'Sauce', 'Printers', 'Ink', 'Coffee', 'Filters'];
const confidences = [0.6, 0.5, 0.4];

/**
 * Makes the catalogue of a shop. Categories 1 and 2, 3 and 4, … are pairs: who buys the first of a pair takes the second along, on the same
 * rung of the ladder, with a stated chance.
 *
 * @param categories how many; names beyond the eighth are numbers
 */
export function catalogueOf(categories: number): Catalogue {
  const names = Array.from({ length: categories }, (_, at) => categoryNames[at] ?? `Category ${at + 1}`);
  const ladder = names.flatMap((category, at) =>
    rungNames.map((rung, step) => ({
      product: productOf(at, step),
      name: `${category}, ${rung}`,
      category,
      price: Math.round((4 + 3 * (at % 5)) * (rungFactors[step] as number) * 100) / 100,
    })),
  );
  const products = table({
    product: encode(ladder.map(({ product }) => product)),
    name: ladder.map(({ name }) => name),
    category: encode(ladder.map(({ category }) => category)),
    price: ladder.map(({ price }) => price),
    cost: ladder.map(({ price }) => Math.round(price * 60) / 100),
  });
  let sum = 0;
  const popularity = Float64Array.from(names, (_, at) => (sum += 1 / (at + 1)));
  return { products, affinities: affinitiesOf(categories), popularity };
}

/** The chance that the first of the pair `at` takes the second along. */
export function confidenceOf(pair: number): number {
  return confidences[pair % confidences.length] as number;
}

function affinitiesOf(categories: number): Affinity[] {
  return Array.from({ length: Math.floor(categories / 2) }, (_, pair) =>
    rungNames.map((_name, rung) => ({
      antecedent: productOf(2 * pair, rung),
      consequent: productOf(2 * pair + 1, rung),
      confidence: confidenceOf(pair),
    })),
  ).flat();
}

function productOf(category: number, rung: number): string {
  return `P${String(category * rungs + rung + 1).padStart(3, '0')}`;
}
