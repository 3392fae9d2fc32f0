/**
 * Sum of numbers, the same for every order of them: they are added from the smallest up, and what each addition rounds
 * away is carried along (Neumaier 1974, Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen, variant IV).
 */
export function sumExactly(values: Float64Array): number {
  let sum = 0;
  let carry = 0;
  for (const value of values.slice().sort()) {
    const next = sum + value;
    carry += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }
  return sum + carry;
}
