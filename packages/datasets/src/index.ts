export type { ArrivalProcess, ShopParameters } from './arrivals/parameters.ts';
export type { Affinity, ProductTable } from './catalogue/catalogue.ts';
export type { ShopOptions, SpendParameters } from './shop/options.ts';
export type { CustomerTruth, Shop, ShopChunk, ShopLines, ShopTruth } from './shop/shop.ts';
export { shopChunks } from './shop/shop-chunks.ts';
export { simulateShop } from './shop/simulate-shop.ts';
export { type CampaignOptions, type SimulatedCampaign, simulateCampaign } from './signals/simulate-campaign.ts';
export { type FeedbackSimulation, type SimulatedFeedback, simulateFeedback } from './signals/simulate-feedback.ts';
export {
  type InteractionsOptions,
  type SimulatedInteractions,
  simulateInteractions,
} from './signals/simulate-interactions.ts';
