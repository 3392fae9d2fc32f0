import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { openModels } from './models.ts';
import { prepareModels } from './prepare.ts';
import { createService } from './service.ts';
import { openStore } from './store.ts';

const { TOKEN, PORT = '8787', HOST = '127.0.0.1', MODELS, DATABASE = ':memory:', PER_SECOND = '200' } = process.env;
const [folder = MODELS ?? '', version = 'v1'] = process.argv.slice(2);

if (TOKEN === undefined || TOKEN.length < 16) refuse('set TOKEN to a secret of at least 16 characters');
const perSecond = Number(PER_SECOND);
if (!(perSecond > 0)) refuse(`set PER_SECOND to a number above 0, it is "${PER_SECOND}"`);
if (!/^\d{1,5}$/.test(PORT) || Number(PORT) > 65535) refuse(`set PORT to a number from 0 to 65535, it is "${PORT}"`);
if (folder === '') console.log('fitting the models of a simulated shop; with MODELS=folder your own are used …');
const models = folder === '' ? await prepareModels() : folder;
// a folder that nobody named is nobody's to keep
if (folder === '') process.once('exit', () => rmSync(models, { recursive: true, force: true }));
const opened = await openModels(join(models, version)).catch((error: Error) =>
  refuse(`the models of ${join(models, version)} cannot be used: ${error.message}`),
);
const store = await openStore(DATABASE).catch((error: Error) =>
  refuse(`the database ${DATABASE} cannot be opened: ${error.message}`),
);
const service = createService({
  store,
  models: opened,
  openVersion: (name) => openModels(join(models, name)),
  tokens: [TOKEN],
  rate: { perSecond, burst: 2 * perSecond },
  clock: () => performance.now(),
});
const server = serve({ fetch: service.fetch, hostname: HOST, port: Number(PORT) }, ({ port }) => {
  console.log(`ready at http://${HOST}:${port}, models ${join(models, version)}`);
});

/** No new requests; those under way are answered; then the database is closed. */
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    server.close(async () => {
      await store.close();
      process.exit(0);
    });
    if ('closeIdleConnections' in server) server.closeIdleConnections();
  });
}

/** Says in one line why there is no service. */
function refuse(reason: string): never {
  console.error(reason);
  process.exit(2);
}
