/**
 * One turn of a retailer's loop: `npx --yes pnpm@10 campaign` decides offers for a simulated shop, lets the shop's customers answer, measures
 * what the offers changed, and leaves the campaign and the models of the next turn in the folder clientele-campaign.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type CampaignLift, writeCsv } from 'clientele';
import { margin, runTurn } from './loop.ts';
import { openWorld } from './world.ts';

const [given, ...more] = process.argv.slice(2);
if (more.length > 0) refuse(`name one folder, or none: "${more[0]}" is one too many`);
const folder = given ?? join(process.env['INIT_CWD'] ?? process.cwd(), 'clientele-campaign');
// before the work: who has no place to put it should not wait for it
await mkdir(join(folder, 'models'), { recursive: true }).catch((error: Error) =>
  refuse(`${folder} cannot be written: ${error.message}; name another folder behind the command`),
);
const turn = runTurn(openWorld());
const { decision, bought, spent, cost, caused, monitoring, needed, next } = turn;

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
const money = (amount: number): string => amount.toFixed(2);
const told = (
  name: string,
  { treated, control, difference, lower, upper }: CampaignLift,
  as: (n: number) => string,
): void =>
  console.log(
    `${name}: treated ${as(treated.mean)}, control ${as(control.mean)}; difference ${as(difference)}, between ${as(lower)} and ${as(upper)} (95 %)`,
  );

console.log(
  `${decision.campaign.length} customers chosen: ${bought.treated.customers} get an offer, ${bought.control.customers} are the control group`,
);
console.log(`to see a rise from 33 % to 38 % takes ${needed.treated} and ${needed.control}\n`);
told('bought within 60 days', bought, percent);
told('spent within 60 days', spent, money);
const { customers: asked } = bought.treated;
const [fewest, most] = [bought.lower * asked, bought.upper * asked].map(Math.round);
console.log(
  `customers who bought because of the campaign: about ${bought.incremental.toFixed(0)}, between ${fewest} and ${most}; the simulated truth is ${caused}`,
);
const earned = (sales: number): string => money(margin * sales - cost);
const [least, greatest] = [spent.lower, spent.upper].map((each) => earned(each * asked));
console.log(`sales more: about ${money(spent.incremental)}, for messages of ${money(cost)}`);
console.log(
  `earned by it, ${percent(margin)} of sales less the messages: about ${earned(spent.incremental)}, between ${least} and ${greatest}\n`,
);
console.log(`model of leaving: ${monitoring.verdict}${monitoring.reasons.map((reason) => `\n  ${reason}`).join('')}`);

await writeFile(join(folder, 'campaign.csv'), writeCsv(decision.campaign, { neutralise: true }));
await writeFile(join(folder, 'drift.csv'), monitoring.drift === null ? '' : writeCsv(monitoring.drift));
await writeFile(join(folder, 'lift.json'), JSON.stringify({ bought, spent, cost }, null, 2));
await writeFile(join(folder, 'offers.json'), JSON.stringify(next.offers, null, 2));
await writeFile(join(folder, 'models', 'nbo-next-basket.json'), JSON.stringify(next.model));
console.log(`\ncampaign, lift, offers with what was learnt, and the models of the next turn: ${folder}`);

/** Says in one line why there is no campaign. */
function refuse(reason: string): never {
  console.error(reason);
  process.exit(2);
}
