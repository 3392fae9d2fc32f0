export type { ArrivalProcess, ShopParameters } from './arrivals/parameters.ts';
export type { CampaignTable, CampaignTruth } from './campaigns/campaigns.ts';
export type { Affinity, ProductTable } from './catalogue/catalogue.ts';
export type { ShopCustomers } from './people/draw-person.ts';
export type { ShopOptions, SpendParameters } from './shop/options.ts';
export type {
  CustomerTruth,
  FeedbackTruth,
  RowTruth,
  Shop,
  ShopChunk,
  ShopLines,
  ShopTruth,
} from './shop/shop.ts';
export { shopChunks } from './shop/shop-chunks.ts';
export { simulateShop } from './shop/simulate-shop.ts';
export type { SignalRates, SignalTruth } from './signals/draw-interactions.ts';
