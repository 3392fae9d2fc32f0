import type { ReportContext } from './context/context.ts';
import { numberConvention } from './format/number.ts';
import { dataText } from './format/text.ts';
import { type Fill, Html, html } from './html/html.ts';
import { styleSheet } from './style.ts';

/** One chapter, rendered. */
export interface Chapter {
  readonly id: string;
  readonly title: string;
  readonly body: Html;
}

/**
 * The page around the chapters. Its policy forbids every script and every request, so that data which got through as
 * markup could still do nothing.
 *
 * @param context what the chapters share
 * @param about what the head line says of the data
 * @param chapters the chapters in order
 * @returns the whole HTML document
 */
export function page(context: ReportContext, about: Fill, chapters: readonly Chapter[]): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="color-scheme" content="light dark">
<title>${context.title}</title>
<style>${new Html(styleSheet)}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the report</a>
<header><h1>${dataText(context.title, 200)}</h1><p class="meta">${about}</p></header>
<nav aria-labelledby="contents"><h2 id="contents">Contents</h2><ol>
${chapters.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`)}
</ol></nav>
<main id="main">
${chapters.map(chapter)}
</main>
<footer><p>In numbers, ${numberConvention}; a dash stands where a value is not known. Made by clientele. This file loads nothing from elsewhere.</p></footer>
</body>
</html>
`;
}

function chapter({ id, title, body }: Chapter): Html {
  return html`<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${title}</h2>
${body}</section>
`;
}
