/**
 * One turn of a retailer's loop: `npx --yes pnpm@10 campaign` decides offers for a simulated shop, lets the shop's customers answer, measures
 * what the offers changed, and leaves the campaign and the models of the next turn in the folder clientele-campaign.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type CampaignLift, writeCsv } from 'clientele';
import { runTurn } from './loop.ts';
import { openWorld } from './world.ts';

const folder = process.argv[2] ?? join(process.env['INIT_CWD'] ?? process.cwd(), 'clientele-campaign');
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
console.log(
  `customers who bought because of the campaign: about ${bought.incremental.toFixed(0)}; the simulated truth is ${caused}`,
);
console.log(`sales more: about ${money(spent.incremental)}, for messages of ${money(cost)}\n`);
console.log(`model of leaving: ${monitoring.verdict}${monitoring.reasons.map((reason) => `\n  ${reason}`).join('')}`);

await mkdir(join(folder, 'models'), { recursive: true });
await writeFile(join(folder, 'campaign.csv'), writeCsv(decision.campaign, { neutralise: true }));
await writeFile(join(folder, 'drift.csv'), monitoring.drift === null ? '' : writeCsv(monitoring.drift));
await writeFile(join(folder, 'lift.json'), JSON.stringify({ bought, spent, cost }, null, 2));
await writeFile(join(folder, 'offers.json'), JSON.stringify(next.offers, null, 2));
await writeFile(join(folder, 'models', 'nbo-next-basket.json'), JSON.stringify(next.model));
console.log(`\ncampaign, lift, offers with what was learnt, and the models of the next turn: ${folder}`);
