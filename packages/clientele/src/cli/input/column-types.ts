/** The columns that a command needs of a customer table, and how each is read. */
export type ColumnTypes = Readonly<Record<string, 'number' | 'id' | 'time' | 'text'>>;
