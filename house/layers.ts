/**
 * The floors of the house (docs/decisions/0001-rooms-and-layers.md): imports run strictly downward,
 * so a room may import only rooms of a lower floor.
 */
export const layers: Readonly<Record<string, number>> = {
  '@clientele/core': 0,
  '@clientele/stats': 1,
  '@clientele/rfm': 2,
  '@clientele/clv': 2,
  '@clientele/sentiment': 2,
  '@clientele/association-rules': 2,
  '@clientele/nbo': 2,
  '@clientele/segmentation': 2,
  '@clientele/churn': 2,
  '@clientele/io': 2,
  '@clientele/report': 3,
  '@clientele/warehouse': 3,
  clientele: 4,
};

/** Rooms that only tests, benches and examples may enter. `datasets` is published all the same: it is for users' tests too. */
export const sideRooms: readonly string[] = ['@clientele/testing', '@clientele/datasets'];
