/** One feature of one customer, and what it does. */
export interface Reason {
  readonly name: string;
  /** The customer's value; null where the mean customer stands in. */
  readonly value: number | string | null;
  /** Of the customers fitted; read for numbers only. */
  readonly mean: number;
  /** What it adds to the log-odds. */
  readonly effect: number;
}

/** Below this the odds change by less than a hundredth, which is no reason. */
const leastEffect = 0.01;

/** The weightiest reasons as one text: `recency 80 (mean 31) raises the odds 2.4 times; plan "pro" lowers the odds to 1/3`. */
export function reasonWords(reasons: readonly Reason[], top: number): string {
  const weighty = reasons
    .filter(({ effect }) => Math.abs(effect) >= leastEffect)
    .sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect))
    .slice(0, top);
  return weighty.length === 0 ? 'like the mean customer' : weighty.map(inWords).join('; ');
}

function inWords({ name, value, mean, effect }: Reason): string {
  const what = typeof value === 'number' ? `${shown(value)} (mean ${shown(mean)})` : JSON.stringify(value);
  return `${name} ${what} ${effect > 0 ? 'raises' : 'lowers'} the odds ${factorWords(effect)}`;
}

/** Below twice, a per cent; from there on, times. */
function factorWords(effect: number): string {
  const size = Math.exp(Math.abs(effect));
  if (size >= 1.995) return effect > 0 ? `${shown(size)} times` : `to 1/${shown(size)}`;
  return `by ${shown(100 * Math.abs(Math.expm1(effect)))} %`;
}

/** Two or three digits that count, without a locale. */
function shown(value: number): string {
  const size = Math.abs(value);
  if (Number.isInteger(value) && size < 1e6) return String(value);
  return String(Number(value.toPrecision(size >= 100 ? 3 : 2)));
}
