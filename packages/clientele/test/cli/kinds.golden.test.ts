import { afterAll, describe, expect, it } from 'vitest';
import { openWorkbench } from './call.ts';

const bench = openWorkbench();
afterAll(() => bench.remove());

const printed = async (...line: string[]): Promise<string> => {
  const { stdout, stderr, exitCode } = await bench.call([...line, '--quiet']);
  expect([exitCode, stderr]).toEqual([0, '']);
  return stdout;
};

const failed = async (...line: string[]): Promise<string> => {
  const { stdout, stderr, exitCode } = await bench.call(line);
  expect([exitCode, stdout]).toEqual([2, '']);
  return stderr;
};

describe('segmentation', () => {
  bench.write('visits.csv', 'customer,visits,spend,town\nAda,1,7,B\nBo,1,7,A\nCy,1,7,\n007,31,9,B\nEve,31,9,B\n');
  const settings = ['--columns', 'visits', '--set', 'k=2', '--set', 'scale=none'];
  const clusters = 'customer,cluster,distance\nAda,0,0\nBo,0,0\nCy,0,0\n007,1,0\nEve,1,0\n';

  it.each([['k-means'], ['ml-kmeans'], ['k-medoids']])('%s fits and scores', async (name) => {
    await printed('fit', `segmentation/${name}`, 'visits.csv', ...settings, '--out', 'clusters.json');
    expect(await printed('score', 'clusters.json', 'visits.csv')).toBe(clusters);
    bench.write('new.csv', 'visits,who\n3,x\n40,y\n');
    expect(await printed('score', 'clusters.json', 'new.csv', '--id', 'who')).toBe(
      'who,cluster,distance\nx,0,2\ny,1,9\n',
    );
  });

  it('target-tree takes a target, and gives its mean in each segment', async () => {
    const settings = ['--columns', 'visits', '--target', 'spend', '--set', 'minCustomers=2'];
    await printed('fit', 'segmentation/target-tree', 'visits.csv', ...settings, '--out', 'tree.json');
    expect(await printed('score', 'tree.json', 'visits.csv')).toBe(
      'customer,cluster,value\nAda,0,7\nBo,0,7\nCy,0,7\n007,1,9\nEve,1,9\n',
    );
  });

  it('ml-kmeans is the kind k-means with its engine set, by either name', async () => {
    const byAlias = await printed('fit', 'segmentation/ml-kmeans', 'visits.csv', ...settings);
    expect(JSON.parse(byAlias)).toMatchObject({ kind: 'segmentation/k-means', engine: 'ml-kmeans' });
    expect(await printed('fit', 'segmentation/k-means', 'visits.csv', ...settings, '--engine', 'ml-kmeans')).toBe(
      byAlias,
    );
    expect(await failed('fit', 'segmentation/k-means', 'visits.csv', '--engine', 'other')).toContain(
      '--engine must be',
    );
  });

  it('says which features it took where none are named', async () => {
    const stdin = 'customer,visits,spend,town\nAda,1,5,Ulm\nBo,1,6,Ulm\nCy,31,70,Bonn\n';
    const { stderr } = await bench.call(['fit', 'segmentation/k-means', '-', '--set', 'k=2'], { stdin });
    expect(stderr).toContain('note: features are visits, spend, town; --columns says otherwise\n');
  });

  it('takes no date for a number, be the file standard input or not', async () => {
    const dated = 'customer,visits,since\nAda,1,2026-01-05\nBo,1,2026-01-06\nCy,31,2026-02-01\n';
    bench.write('dated.csv', dated);
    const fit = ['fit', 'segmentation/k-means', '--set', 'k=2', '--set', 'scale=none'];
    const { stdout, stderr } = await bench.call([...fit, 'dated.csv']);
    expect(stderr).toContain('note: dates are no features; left out: since\n');
    expect(JSON.parse(stdout).parameters.centers).toEqual([[1], [31]]);
    expect((await bench.call([...fit, '-'], { stdin: dated })).stdout).toBe(stdout);
  });

  it('refuses a target, and features said twice', async () => {
    const fit = ['fit', 'segmentation/k-means', 'visits.csv'];
    expect(await failed(...fit, '--target', 'spend')).toContain('--target has no effect here');
    expect(await failed(...fit, '--columns', 'visits', '--set', 'features=["spend"]')).toContain('give one');
    expect(await failed(...fit, '--columns', 'vists')).toContain('vists');
  });

  it('names line and column of a cell that is missing, in the fit and in the score', async () => {
    bench.write('gap.csv', 'customer,visits\nAda,1\nBo,\nCy,9\n');
    expect(await failed('fit', 'segmentation/k-means', 'gap.csv')).toContain('gap.csv line 3, column visits');
    await printed('fit', 'segmentation/k-means', 'visits.csv', ...settings, '--out', 'clusters.json');
    expect(await failed('score', 'clusters.json', 'gap.csv')).toContain('gap.csv line 3, column visits');
  });
});

describe('churn/logistic', () => {
  // Three of four on basic leave, one of four on pro: by hand, the probabilities are these shares.
  const rows = ['basic,1', 'basic,1', 'basic,1', 'basic,0', 'pro,1', 'pro,0', 'pro,0', 'pro,0'];
  bench.write('plans.csv', `customer,plan,left\n${rows.map((row, at) => `c${at},${row}\n`).join('')}`);

  it('learns the target from numbers and categories, and scores by name', async () => {
    await printed('fit', 'churn/logistic', 'plans.csv', '--target', 'left', '--out', 'churn.json');
    bench.write('now.csv', 'plan,customer\npro,Ada\nbasic,Bo\n');
    const scored = JSON.parse(await printed('score', 'churn.json', 'now.csv', '--json'));
    expect(scored).toEqual([
      { customer: 'Ada', probability: expect.closeTo(0.25, 9) },
      { customer: 'Bo', probability: expect.closeTo(0.75, 9) },
    ]);
  });

  it('refuses a level that the fit never saw, unless told otherwise', async () => {
    await printed('fit', 'churn/logistic', 'plans.csv', '--target', 'left', '--out', 'churn.json');
    bench.write('gold.csv', 'customer,plan\nAda,pro\nBo,gold\n');
    expect(await failed('score', 'churn.json', 'gold.csv')).toContain('gold.csv line 3, column plan');
    expect(await printed('score', 'churn.json', 'gold.csv', '--set', 'unseen=average')).toMatch(/\nBo,0\.[45]\d*\n$/);
  });

  it('says which column is missing where no target is named', async () => {
    expect(await failed('fit', 'churn/logistic', 'plans.csv')).toContain('label');
    expect(await failed('fit', 'churn/logistic', 'plans.csv', '--set', 'target=left')).toContain('give it as --target');
  });
});

describe('churn/tree', () => {
  bench.write('leavers.csv', 'customer,visits,left,spend\na,1,1,10\nb,2,1,20\nc,,0,40\nd,8,0,90\ne,9,0,110\nf,,0,60\n');
  const small = ['--columns', 'visits', '--set', 'minLeaf=1', '--out', 'tree.json'];

  it('learns from cells that may be missing, and says why', async () => {
    await printed('fit', 'churn/tree', 'leavers.csv', '--target', 'left', ...small);
    bench.write('new.csv', 'customer,visits\nAda,1\nBo,\n');
    const third = expect.closeTo(1 / 3, 12);
    expect(JSON.parse(await printed('score', 'tree.json', 'new.csv', '--set', 'explain=true', '--json'))).toEqual([
      { customer: 'Ada', probability: 1, base: third, 'shap:visits': expect.closeTo(2 / 3, 12) },
      { customer: 'Bo', probability: 0, base: third, 'shap:visits': expect.closeTo(-1 / 3, 12) },
    ]);
  });

  it('learns a number where the task is regression', async () => {
    const spend = ['--target', 'spend', '--set', 'task=regression', '--set', 'maxDepth=1', ...small];
    await printed('fit', 'churn/tree', 'leavers.csv', ...spend);
    expect(await printed('score', 'tree.json', 'new.csv')).toBe('customer,value\nAda,32.5\nBo,32.5\n');
    expect(await failed('score', 'tree.json', 'new.csv', '--set', 'explain=2')).toContain('true or false');
  });
});

describe('engines of churn', () => {
  bench.write(
    'leave.csv',
    `visits,spend,left\n${[1, 2, 3, 4, 5, 6].map((v) => `${v},${v * 9 + (v % 2)},${Number(v < 4 && v !== 2)}`).join('\n')}\n`,
  );
  const own = ['leave.csv', '--target', 'left', '--columns', 'visits'];

  it.each([
    ['ml-cart', 'tree'],
    ['ml-logistic-regression', 'logistic'],
  ])('%s gives a model of the kind churn/%s with its engine set, by either name', async (engine, kind) => {
    const byAlias = await printed('fit', `churn/${engine}`, ...own);
    expect(JSON.parse(byAlias)).toMatchObject({ kind: `churn/${kind}`, engine });
    expect(await printed('fit', `churn/${kind}`, ...own, '--engine', engine)).toBe(byAlias);
    bench.write('engine.json', byAlias);
    expect(await printed('score', 'engine.json', 'leave.csv')).toContain('probability');
  });

  it('linear-regression learns a number', async () => {
    await printed(
      'fit',
      'churn/linear-regression',
      'leave.csv',
      '--target',
      'spend',
      '--columns',
      'visits',
      '--out',
      'line.json',
    );
    expect(await printed('score', 'line.json', 'leave.csv')).toMatch(/value\n/);
  });
});

describe('nbo', () => {
  const lines = ['Ada,tea,2026-01-05,1', 'Ada,jam,2026-01-05,1', 'Bo,tea,2026-01-06,1', 'Bo,jam,2026-01-06,1'];
  bench.write('events.csv', `customer,item,time,value\n${lines.join('\n')}\nCy,tea,2026-01-06,1\n`);

  it.each([
    ['popularity', 'Cy,1,jam,2\n'],
    ['item-similarity', `Cy,1,jam,${2 / (Math.sqrt(6) + 10)}\n`],
    ['sar', `Cy,1,jam,${2 / 3}\n`],
  ])('%s offers what a customer lacks', async (name, cy) => {
    await printed('fit', `nbo/${name}`, 'events.csv', '--out', 'offers.json');
    expect(await printed('score', 'offers.json', 'events.csv')).toBe(`customer,rank,item,score\n${cy}`);
  });

  // (XᵀX + 2 I)⁻¹ of jam (Ada, Bo) and tea (all three): B = 2 / (2 + 2).
  it('ease offers what a customer lacks', async () => {
    await printed('fit', 'nbo/ease', 'events.csv', '--set', 'regularization=2', '--out', 'ease.json');
    expect(await printed('score', 'ease.json', 'events.csv')).toBe('customer,rank,item,score\nCy,1,jam,0.4\n');
  });

  it('implicit-als offers what a customer lacks, the same for the same seed', async () => {
    const fit = ['fit', 'nbo/implicit-als', 'events.csv', '--set', 'factors=2', '--seed', '3'];
    const model = await printed(...fit);
    expect(await printed(...fit)).toBe(model);
    bench.write('als.json', model);
    expect(await printed('score', 'als.json', 'events.csv')).toMatch(/^customer,rank,item,score\nCy,1,jam,0\.\d+\n$/);
  });

  it('next-basket offers what a customer buys again, k lines each', async () => {
    await printed('fit', 'nbo/next-basket', 'events.csv', '--out', 'basket.json');
    const best = await printed('score', 'basket.json', 'events.csv', '--set', 'k=1');
    expect(best).toMatch(/^customer,rank,item,score\nAda,1,tea,[\d.]+\nBo,1,tea,[\d.]+\nCy,1,tea,[\d.]+\n$/);
    expect((await printed('score', 'basket.json', 'events.csv', '--set', 'k=2')).split('\n')).toHaveLength(1 + 6 + 1);
  });

  it('takes columns of other names', async () => {
    bench.write('orders.csv', 'Who,What\nAda,tea\nBo,tea\nBo,jam\n');
    const map = ['--map', 'customer=Who,item=What'];
    await printed('fit', 'nbo/popularity', 'orders.csv', ...map, '--out', 'offers.json');
    expect(await printed('score', 'offers.json', 'orders.csv', ...map)).toBe('Who,rank,item,score\nAda,1,jam,1\n');
  });

  it('tells civil days, and times without an offset, in the zone of --time-zone', async () => {
    bench.write('nights.csv', 'customer,item,time\nAda,tea,2026-01-05T23:30Z\nAda,tea,2026-01-06T00:30Z\n');
    const popularity = async (...flags: string[]): Promise<unknown> =>
      JSON.parse(await printed('fit', 'nbo/next-basket', 'nights.csv', ...flags)).parameters.popularity;
    expect(await popularity()).toEqual([2]);
    expect(await popularity('--time-zone', 'America/New_York')).toEqual([1]);
    expect(await failed('fit', 'nbo/next-basket', 'nights.csv', '--time-zone', 'Mars')).toContain('--time-zone');
  });

  it('names the columns that it needs', async () => {
    bench.write('bare.csv', 'customer,product\nAda,tea\n');
    expect(await failed('fit', 'nbo/sar', 'bare.csv')).toContain('item');
  });
});

describe('sentiment/vader', () => {
  // "Service was good." scores 0.4404 in Python's vaderSentiment; an empty text says nothing.
  bench.write('texts.csv', 'customer,text\nAda,Service was good.\nBo,\n');

  it('scores without a fit', async () => {
    expect(await printed('score', 'sentiment/vader', 'texts.csv', '--set', 'mode=exact')).toBe(
      'customer,score,label,negative,neutral,positive\nAda,0.4404,positive,0,0.408,0.592\nBo,0,neutral,0,0,0\n',
    );
  });

  it('says so where a fit is asked for, and refuses options that there are not', async () => {
    expect(await failed('fit', 'sentiment/vader', 'texts.csv')).toContain('clientele score sentiment/vader FILE');
    expect(await failed('score', 'sentiment/vader', 'texts.csv', '--set', 'moed=exact')).toContain('--set moed');
  });
});

describe('sentiment/linear', () => {
  const lines = [
    ...['gut', 'sehr gut', 'gut und schnell', 'alles gut', 'gerne wieder'].map((text) => `${text},gut`),
    ...['schlecht', 'sehr schlecht', 'nie wieder', 'kaputt', 'zu langsam'].map((text) => `${text},schlecht`),
    'das hat noch niemand gelesen,',
  ];
  bench.write('bewertungen.csv', `Text,Urteil\n${lines.join('\n')}\n`);
  const columns = ['--map', 'text=Text,label=Urteil'];
  const classes = ['--set', 'classes.negative=schlecht', '--set', 'classes.positive=gut', '--set', 'bits=12'];

  it('learns labels of any name, without the rows that have none, and scores', async () => {
    await printed('fit', 'sentiment/linear', 'bewertungen.csv', ...columns, ...classes, '--out', 'model.json');
    const [header, first] = (await printed('score', 'model.json', 'bewertungen.csv', ...columns)).split('\n');
    expect(header).toMatch(/score,label,negative,neutral,positive$/);
    expect(first).toMatch(/,positive,/);
  });

  it('reads a lexicon along by its mode', async () => {
    bench.write('english.csv', `text,label\n${lines.map((_, row) => `parcel ${row},${row % 2}`).join('\n')}\n`);
    await printed('fit', 'sentiment/linear', 'english.csv', '--set', 'lexicon=improved', '--out', 'english.json');
    expect((await printed('score', 'english.json', 'english.csv')).split('\n').length).toBe(13);
    expect(await failed('fit', 'sentiment/linear', 'english.csv', '--set', 'lexicon=afinn')).toContain(
      'improved or exact',
    );
  });

  it('names the column that it needs', async () => {
    bench.write('bare-texts.csv', 'text\ngut\n');
    expect(await failed('fit', 'sentiment/linear', 'bare-texts.csv')).toContain('no column label');
  });
});
