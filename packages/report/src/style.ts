import { pageTones, segmentTones, type Tone } from './theme.ts';

function variables(pick: (tone: Tone) => string): string {
  const page = Object.entries(pageTones).map(([name, tone]) => `--${name}:${pick(tone)}`);
  const segments = segmentTones.map((tone, slot) => `--s${slot}:${pick(tone)}`);
  return [...page, ...segments].join(';');
}

const rules = `
*{box-sizing:border-box}
html{background:var(--paper);color:var(--ink);font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Liberation Sans",Arial,sans-serif;-webkit-text-size-adjust:100%;scroll-behavior:smooth}
body{margin:0 auto;max-width:72rem;padding:0 1.25rem 4rem;display:grid;grid-template-columns:minmax(0,1fr);column-gap:3.5rem}
h1,h2,h3{font-family:Charter,"Bitstream Charter","Iowan Old Style","Source Serif 4",Cambria,Georgia,"Liberation Serif",serif;line-height:1.2;text-wrap:balance;overflow-wrap:anywhere}
h1{font-size:clamp(1.8rem,5vw,2.7rem);margin:0 0 .5rem;font-weight:700;letter-spacing:-.01em}
h2{font-size:1.65rem;margin:0 0 1rem;padding-top:1.1rem;border-top:2px solid var(--ink)}
h3{font-size:1.12rem;margin:0 0 .5rem}
p,figcaption,li,dd{max-width:44rem;overflow-wrap:anywhere}
a{color:var(--accent);text-underline-offset:.18em}
:focus-visible{outline:3px solid var(--accent);outline-offset:3px;border-radius:2px}
.skip{position:absolute;left:-999rem}
.skip:focus{left:1rem;top:1rem;background:var(--paper);padding:.5rem 1rem;z-index:1}
header{padding:3rem 0 1.5rem}
.meta{color:var(--soft);margin:0;max-width:none}
nav ol{list-style:none;margin:0;padding:0}
nav a{display:block;padding:.35rem 0;color:var(--soft);text-decoration:none}
nav a:hover{color:var(--accent);text-decoration:underline}
nav h2{font-family:inherit;font-size:.86rem;font-weight:600;border:0;padding:0;margin:0 0 .3rem;color:var(--soft)}
section{margin:0 0 3.5rem;scroll-margin-top:1rem}
.lead{font-size:1.13rem;line-height:1.6}
.facts{display:grid;grid-template-columns:repeat(auto-fill,minmax(10.5rem,1fr));gap:1.1rem 1.5rem;margin:0 0 1.8rem}
.facts div{border-top:1px solid var(--line);padding-top:.5rem;min-width:0}
.facts dt{color:var(--soft);font-size:.86rem}
.facts dd{margin:0;font-size:1.15rem;font-weight:600;font-variant-numeric:tabular-nums;line-height:1.25}
.facts small,td small{display:block;font-size:.82rem;font-weight:400;color:var(--soft);margin-top:.2rem}
figure{margin:2.2rem 0}
figcaption{color:var(--soft);font-size:.9rem;margin-top:.4rem}
svg.chart{display:block;max-width:100%;height:auto;font:12px system-ui,-apple-system,"Segoe UI",Roboto,"Liberation Sans",Arial,sans-serif;color:var(--soft);overflow:visible}
svg.chart text{white-space:pre}
.narrow{display:none}
.scroll{overflow-x:auto;margin:1.6rem 0;max-width:100%;background:linear-gradient(to left,var(--paper) 40%,transparent) right/3rem 100% no-repeat local,linear-gradient(to left,var(--line),transparent) right/.9rem 100% no-repeat scroll}
table{border-collapse:collapse;width:100%;font-size:.92rem;font-variant-numeric:tabular-nums}
caption{text-align:left;font-weight:600;padding-bottom:.5rem}
caption span{display:block;max-width:min(44rem,calc(100vw - 2.5rem))}
th,td{text-align:left;padding:.45rem .9rem .45rem 0;border-bottom:1px solid var(--line);vertical-align:top;font-weight:400}
th:last-child,td:last-child{padding-right:0}
thead th{color:var(--soft);font-size:.82rem;vertical-align:bottom;border-bottom:1.5px solid var(--faint)}
tbody th{font-weight:600;min-width:7.5rem;max-width:16rem;overflow-wrap:break-word}
tbody th,thead th:first-child{position:sticky;left:0;background:var(--paper)}
td{min-width:3.2rem;max-width:26rem;overflow-wrap:break-word}
td:not(.number){min-width:7rem}
.number{text-align:right}
td.number{white-space:nowrap}
.member{display:flex;gap:.5rem;align-items:baseline}
.swatch{flex:none;width:.7rem;height:.7rem;border-radius:2px;print-color-adjust:exact;-webkit-print-color-adjust:exact}
.remark{background:var(--panel);border-left:4px solid var(--accent);padding:.7rem 1rem}
.unknown{color:var(--soft)}
code{font:.9em ui-monospace,"Cascadia Mono",Menlo,"Liberation Mono",monospace;overflow-wrap:anywhere}
details{margin:1.2rem 0}
summary{cursor:pointer;color:var(--accent);padding:.25rem 0}
footer{color:var(--soft);font-size:.88rem;border-top:1px solid var(--line);padding-top:1rem}
@media (min-width:64rem){
body{grid-template-columns:12rem minmax(0,1fr)}
header,footer{grid-column:2}
nav{grid-column:1;grid-row:2;border-top:2px solid var(--ink);padding-top:1.1rem;position:sticky;top:1rem;align-self:start}
main{grid-column:2;grid-row:2}
}
@media (max-width:63.99rem){nav{margin-bottom:2rem}}
@media (max-width:47rem){.wide{display:none}.narrow{display:block}.facts{grid-template-columns:repeat(2,minmax(0,1fr))}thead .number{min-width:5.2rem}td:not(.number){min-width:8.5rem}td:last-child:not(.number){min-width:14rem}.facts dd{font-size:1.05rem}}
@media (prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
@media print{
:root{color-scheme:light}
html{font-size:10.5pt;background:#fff}
tbody th,thead th:first-child{position:static;background:none}
body{display:block;max-width:none;padding:0}
nav,.skip{display:none}
header{padding:0 0 1rem}
.scroll{overflow:visible;background:none}
details::details-content{content-visibility:visible;block-size:auto}
figure,tr{break-inside:avoid}
h2,h3,caption{break-after:avoid}
.wide{display:block}.narrow{display:none}
svg.chart *{print-color-adjust:exact;-webkit-print-color-adjust:exact}
}`;

/** The page's one style sheet: light, dark by the reader's preference, and light again on paper. */
export const styleSheet: string = `:root{color-scheme:light dark;${variables((tone) => tone.light)}}
@media screen and (prefers-color-scheme:dark){:root{${variables((tone) => tone.dark)}}}${rules}
`;
