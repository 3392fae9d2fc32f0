import { type Fill, type Html, html } from './html.ts';

/** One figure of a list: what it is, its value, and what there is to say about it. */
export interface Fact {
  readonly name: Fill;
  readonly value: Fill;
  readonly detail?: Fill;
}

/** @returns key figures, large. */
export function factList(facts: readonly Fact[]): Html {
  return html`<dl class="facts">${facts.map(
    ({ name, value, detail }) =>
      html`<div><dt>${name}</dt><dd>${value}${detail === undefined ? null : html`<small>${detail}</small>`}</dd></div>`,
  )}</dl>
`;
}

/** @returns a remark that stands out: why something is missing, what to watch. */
export function remark(...content: readonly Fill[]): Html {
  return html`<p class="remark">${content}</p>
`;
}

/** @returns what is folded away until asked for; browsers that can unfold it on paper. */
export function folded(summary: Fill, content: Fill): Html {
  return html`<details><summary>${summary}</summary>${content}</details>
`;
}

/** @returns a segment's name with its colour before it. */
export function swatch(colour: string, name: Fill): Html {
  return html`<span class="member"><span class="swatch" style="background:${colour}" aria-hidden="true"></span><span>${name}</span></span>`;
}
