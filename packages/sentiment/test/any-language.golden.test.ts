import {
  explainSentiment,
  fitSentimentLinear,
  openSentimentLinear,
  partialFitSentimentLinear,
  scoreSentimentLinear,
  toRows,
} from '@clientele/sentiment';
import { describe, expect, it } from 'vitest';

interface Language {
  /** Things that are judged. */
  readonly things: readonly string[];
  /** What is said of them, in good and in bad. */
  readonly praise: readonly string[];
  readonly blame: readonly string[];
  /** Words that come into use later. */
  readonly news: readonly [string, string];
  /** What stands between the thing and what is said of it. */
  readonly blank: string;
}

/** Reviews as they are written; three of these languages write words without blanks. */
const languages: Readonly<Record<string, Language>> = {
  Chinese: {
    things: ['手机', '鞋子', '快递', '客服', '沙发'],
    praise: ['很好用', '非常满意', '值得推荐', '质量不错'],
    blame: ['太差了', '很失望', '坏了', '不值得买'],
    news: ['给力', '坑人'],
    blank: '',
  },
  Japanese: {
    things: ['靴', '電話', '配送', 'ソファ', '本'],
    praise: ['とても良い', '大満足です', 'おすすめです', '気に入りました'],
    blame: ['最悪です', '壊れました', 'がっかりした', '返品します'],
    news: ['神です', 'ゴミです'],
    blank: 'は',
  },
  Thai: {
    things: ['รองเท้า', 'โทรศัพท์', 'จัดส่ง', 'หนังสือ', 'กระเป๋า'],
    praise: ['ดีมาก', 'ชอบมาก', 'คุ้มค่า', 'แนะนำเลย'],
    blame: ['แย่มาก', 'ผิดหวัง', 'พังแล้ว', 'ไม่คุ้ม'],
    news: ['ปังสุด', 'ห่วยแตก'],
    blank: '',
  },
  Korean: {
    things: ['신발', '전화기', '배송', '가방', '책'],
    praise: ['정말 좋아요', '만족합니다', '추천해요', '마음에 들어요'],
    blame: ['최악이에요', '실망했어요', '고장났어요', '별로예요'],
    news: ['대박', '쓰레기'],
    blank: ' ',
  },
  Arabic: {
    things: ['الحذاء', 'الهاتف', 'التوصيل', 'الكتاب', 'الحقيبة'],
    praise: ['رائع جدا', 'ممتاز', 'أنصح به', 'جميل'],
    blame: ['سيء جدا', 'مكسور', 'مخيب للآمال', 'بطيء'],
    news: ['خرافي', 'زبالة'],
    blank: ' ',
  },
  Turkish: {
    things: ['Ayakkabı', 'TELEFON', 'Kargo', 'Çanta', 'Kitap'],
    praise: ['çok iyi', 'MÜKEMMEL', 'tavsiye ederim', 'harika'],
    blame: ['çok kötü', 'BERBAT', 'kırık geldi', 'hayal kırıklığı'],
    news: ['efsane', 'rezalet'],
    blank: ' ',
  },
};

describe.each(Object.entries(languages))('%s', (_, { things, praise, blame, news, blank }) => {
  const said = (list: readonly string[], label: string, of: readonly string[]): { text: string; label: string }[] =>
    of.flatMap((thing) => list.map((words) => ({ text: `${thing}${blank}${words}`, label })));
  const rows = [...said(praise, 'positive', things.slice(0, 4)), ...said(blame, 'negative', things.slice(0, 4))];
  const unseen = things[4] as string;

  it.each([
    ['runs of words', {}],
    // where a character is a word, runs of three words are runs of three characters
    ['longer runs', blank === ' ' ? { words: 0, characters: 3 } : { words: 3 }],
  ])('is learnt by %s, and read of a thing that was never judged', (_name, options) => {
    const model = fitSentimentLinear(rows, { bits: 14, ...options });
    const labels = (list: readonly string[]): unknown[] =>
      toRows(
        scoreSentimentLinear(
          model,
          list.map((words) => `${unseen}${blank}${words}`),
        ),
        ['label'],
      ).map(({ label }) => label);
    expect(labels(praise)).toEqual(praise.map(() => 'positive'));
    expect(labels(blame)).toEqual(blame.map(() => 'negative'));
  });

  it('goes on learning from words that come into use, and explains itself at their places', () => {
    const model = fitSentimentLinear(rows, { bits: 14 });
    const [good, bad] = news;
    const later = partialFitSentimentLinear(model, [
      ...said([good], 'positive', things),
      ...said([bad], 'negative', things),
    ]);
    const [up, down] = scoreSentimentLinear(later, [good, bad]).columns.score;
    const [upBefore, downBefore] = scoreSentimentLinear(model, [good, bad]).columns.score;
    expect(up).toBeGreaterThan(upBefore as number);
    expect(down).toBeLessThan(downBefore as number);
    expect(up).toBeGreaterThan(down as number);
    const text = `${unseen}${blank}${bad}!`;
    const { tokens } = explainSentiment(text, openSentimentLinear(later));
    expect(tokens.length).toBeGreaterThan(0);
    for (const { start, end, text: token } of tokens) expect(text.slice(start, end)).toBe(token);
  });
});
