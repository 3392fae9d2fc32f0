/** How customers say that they leave, or are about to; our own list, English. */
export const leavingPhrases: readonly string[] = Object.freeze(
  (
    'cancel|cancelling|canceling|cancellation|cancel my|close my account|closing my account|delete my account|deleting my account|' +
    'unsubscribe|unsubscribing|switch to|switching to|switched to|moving to|going elsewhere|go elsewhere|shop elsewhere|look elsewhere|' +
    'looking elsewhere|last order|last time i|last purchase|never again|never order again|never buy again|not order again|not buy again|' +
    "won't buy again|won't order again|won't be back|won't be coming back|not coming back|never come back|never coming back|no longer a customer|" +
    'lost a customer|lost my business|lost me as a customer|taking my business|take my business|end my contract|ending my contract|' +
    'terminate my contract|money back|lawyer|sue|legal action|trading standards'
  ).split('|'),
);
