/** Numbers of the improved engine; set on the reviews that NOTICE names and on what VADER's raters said, never on the UCI sentences. */
export const weights = {
  /** How far a denial reaches, in words. */
  reach: 4,
  /** What a denial makes of praise and of blame; of the harshest blame ("not the worst") little is left, its sign included. */
  deniedPraise: -0.74,
  deniedBlame: -0.5,
  deniedWorst: 0.2,
  /** Blame from this size on is the harshest. */
  worst: 2.7,
  /** A duty that is denied: "does not work". */
  deniedDuty: -1.6,
  /** A denial with nothing known to deny. */
  idleDenial: -0.4,
  /** "too small"; praise up to `mild` is none after "too". */
  excess: -1.2,
  mild: 1,
  before: 0.5,
  after: 1.5,
} as const;
